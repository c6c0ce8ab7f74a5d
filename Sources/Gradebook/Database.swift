internal import CSQLite
internal import Glibc

/// One connection to an SQLite file, and the only place that talks to SQLite.
///
/// Write-ahead logging lets one writer and many readers in several processes work at once; a process that is
/// killed loses at most the transaction in hand.
public struct Database: ~Copyable {
  /// Where the file is; `:memory:` for one that lives as long as the connection.
  public var path: String { connection.path }
  private let connection: Connection

  public enum Access: Hashable, Sendable {
    /// Made with its folder when it is not there.
    case readWrite
    case readOnly
  }

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: The file, or `:memory:`.
  ///   - patience: Milliseconds to wait for another program's lock.
  public init(path: String, access: Access = .readWrite, patience: Int32 = 2000) throws(DatabaseError) {
    if path != ":memory:" && access == .readWrite { try Folder.make(for: path) }
    let connection = try Connection(path, access)
    sqlite3_busy_timeout(connection.handle, patience)
    try connection.execute("PRAGMA foreign_keys = ON")
    if access == .readWrite {
      if sqlite3_db_readonly(connection.handle, "main") == 1 { throw .readOnly(path: path) }
      if path != ":memory:" { try connection.execute("PRAGMA journal_mode = WAL") }
    }
    self.connection = connection
  }

  /// Runs one or more statements that give no rows.
  public func execute(_ sql: String) throws(DatabaseError) {
    try connection.execute(sql)
  }

  /// Runs one statement; returns how many rows it changed.
  @discardableResult
  public func run(_ sql: String, _ values: [Value] = []) throws(DatabaseError) -> Int {
    let statement = try Statement(connection.handle, path, sql)
    try statement.bind(values)
    while try statement.step() {}
    return Int(sqlite3_changes(connection.handle))
  }

  /// Runs one statement once per row of values, prepared once.
  public func run(_ sql: String, each rows: [[Value]]) throws(DatabaseError) {
    let statement = try Statement(connection.handle, path, sql)
    for values in rows {
      try statement.bind(values)
      while try statement.step() {}
    }
  }

  /// The rows that a query gives, each turned into a value.
  public func rows<Element>(
    _ sql: String, _ values: [Value] = [], _ read: (borrowing Row) -> Element
  ) throws(DatabaseError) -> [Element] {
    let statement = try Statement(connection.handle, path, sql)
    try statement.bind(values)
    var result: [Element] = []
    while try statement.step() { result.append(read(Row(statement.handle))) }
    return result
  }

  /// All of it or nothing of it: the changes of `body` are kept when it returns and undone when it throws.
  public func transaction<Result>(_ body: () throws(DatabaseError) -> Result) throws(DatabaseError) -> Result
  {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // The engine may have rolled back already (a full disk does); the first error is the one to tell.
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// The row id that the last insertion of this connection got.
  public var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(connection.handle)) }
}

extension Database {
  /// What a column holds.
  public enum Value: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case null
    case integer(Int)
    case real(Double)
    case text(String)

    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(_ text: String?) { self = text.map(Value.text) ?? .null }
    public init(_ integer: Int?) { self = integer.map(Value.integer) ?? .null }
  }

  /// The current row of a query; columns count from 0.
  public struct Row: ~Copyable {
    private let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

    public func isNull(_ column: Int32) -> Bool {
      sqlite3_column_type(handle, column) == SQLITE_NULL
    }
    /// 0 where the column is null.
    public func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
    /// 0 where the column is null.
    public func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }
    /// Empty where the column is null.
    public func text(_ column: Int32) -> String {
      guard let bytes = sqlite3_column_text(handle, column) else { return "" }
      let count = Int(sqlite3_column_bytes(handle, column))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }
}

/// An open file; closed when it goes out of scope.
private struct Connection: ~Copyable {
  let handle: OpaquePointer
  let path: String

  init(_ path: String, _ access: Database.Access) throws(DatabaseError) {
    let flags =
      access == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      // The operating system's reason ("Not a directory") says more than SQLite's.
      let system = opened.map { sqlite3_system_errno($0) } ?? 0
      let words = system == 0 ? sqlite3_errstr(code) : UnsafePointer(strerror(system))
      let reason = words.map { String(cString: $0) } ?? "SQLite error \(code)"
      sqlite3_close_v2(opened)
      throw .cannotOpen(path: path, reason: reason)
    }
    handle = opened
    self.path = path
  }

  deinit { sqlite3_close_v2(handle) }

  func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw DatabaseError(code, handle, path, sql) }
  }
}

/// A prepared statement; finished when it goes out of scope.
private struct Statement: ~Copyable {
  let handle: OpaquePointer
  private let connection: OpaquePointer
  private let path: String
  private let sql: String

  init(_ connection: OpaquePointer, _ path: String, _ sql: String) throws(DatabaseError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw DatabaseError(code, connection, path, sql) }
    handle = prepared
    self.connection = connection
    self.path = path
    self.sql = sql
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ values: [Database.Value]) throws(DatabaseError) {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    // The macro SQLITE_TRANSIENT is not imported: SQLite copies the text.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var column: Int32 = 0
    for value in values {
      column += 1
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, column)
        case .integer(let integer): sqlite3_bind_int64(handle, column, sqlite3_int64(integer))
        case .real(let real): sqlite3_bind_double(handle, column, real)
        case .text(let text):
          // The length is given: a NUL inside the text does not end it.
          sqlite3_bind_text(handle, column, text, Int32(text.utf8.count), transient)
        }
      if code != SQLITE_OK { throw DatabaseError(code, connection, path, sql) }
    }
  }

  /// Whether there is a row.
  func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw DatabaseError(code, connection, path, sql)
    }
  }
}

extension DatabaseError {
  fileprivate init(_ code: Int32, _ connection: OpaquePointer, _ path: String, _ sql: String) {
    let reason = String(cString: sqlite3_errmsg(connection))
    switch code & 0xFF {
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
    case SQLITE_CONSTRAINT: self = .refused(path: path, reason: reason)
    case SQLITE_FULL: self = .full(path: path)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_IOERR:
      self = .cannotOpen(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason, statement: sql)
    }
  }
}
