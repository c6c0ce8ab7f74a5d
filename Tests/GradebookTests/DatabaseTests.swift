import Glibc
import Testing

@testable import Gradebook

/// A folder of its own for one test, removed when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/gradus-test-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    for name in ["/a.sqlite", "/progress.sqlite", "/deep/er/progress.sqlite"] {
      for tail in ["", "-wal", "-shm"] { unlink(path + name + tail) }
    }
    rmdir(path + "/deep/er")
    rmdir(path + "/deep")
    rmdir(path)
  }
}

func write(_ text: String, to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  try #require(descriptor >= 0)
  #expect(Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count)
  close(descriptor)
}

@Test func textSurvivesTheRoundTrip() throws {
  let database = try Database(path: ":memory:")
  try database.execute("CREATE TABLE t(a TEXT, b INTEGER, c REAL, d TEXT)")
  let odd = "σ(z)\0 after a NUL, 中文, 👩‍👩‍👧, ' \" ;"
  try database.run("INSERT INTO t VALUES (?, ?, ?, ?)", [.text(odd), .integer(.min), .real(0.1), .null])
  let rows = try database.rows("SELECT * FROM t", []) { row in
    (row.text(0), row.integer(1), row.real(2), row.isNull(3))
  }
  #expect(rows.count == 1)
  #expect(rows[0] == (odd, .min, 0.1, true))
}

@Test func transactionThatThrowsLeavesNothing() throws {
  let database = try Database(path: ":memory:")
  try database.execute("CREATE TABLE t(a INTEGER UNIQUE)")
  #expect(throws: DatabaseError.self) {
    try database.transaction { () throws(DatabaseError) in
      try database.run("INSERT INTO t VALUES (1)")
      try database.run("INSERT INTO t VALUES (1)")
    }
  }
  #expect(try database.rows("SELECT count(*) FROM t", []) { $0.integer(0) } == [0])
  try database.transaction { () throws(DatabaseError) in _ = try database.run("INSERT INTO t VALUES (2)") }
  #expect(try database.rows("SELECT count(*) FROM t", []) { $0.integer(0) } == [1])
}

@Test func migrationsRunOnceAndRefuseTheFuture() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/a.sqlite"
  do {
    let database = try Database(path: path)
    try database.migrate(["CREATE TABLE one(a)", "CREATE TABLE two(a)"])
    try database.migrate(["CREATE TABLE one(a)", "CREATE TABLE two(a)"])
    #expect(try database.version == 2)
  }
  let database = try Database(path: path)
  try database.migrate(["CREATE TABLE one(a)", "CREATE TABLE two(a)", "CREATE TABLE three(a)"])
  #expect(try database.version == 3)
  #expect(throws: DatabaseError.newer(path: path, found: 3, known: 1)) {
    try database.migrate(["CREATE TABLE one(a)"])
  }
}

@Test func failedMigrationLeavesTheOldVersion() throws {
  let database = try Database(path: ":memory:")
  #expect(throws: DatabaseError.self) {
    try database.migrate(["CREATE TABLE one(a)", "CREATE NONSENSE"])
  }
  #expect(try database.version == 0)
  #expect(try database.rows("SELECT count(*) FROM sqlite_master", []) { $0.integer(0) } == [0])
}

@Test func lockedByAnotherIsBusyNotBroken() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/a.sqlite"
  let first = try Database(path: path)
  try first.execute("CREATE TABLE t(a); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)")
  let second = try Database(path: path, patience: 10)
  #expect(throws: DatabaseError.busy(path: path)) { try second.run("INSERT INTO t VALUES (2)") }
  // A reader is not kept waiting.
  #expect(try second.rows("SELECT count(*) FROM t", []) { $0.integer(0) } == [0])
  try first.execute("COMMIT")
  try second.run("INSERT INTO t VALUES (2)")
  #expect(try first.rows("SELECT count(*) FROM t", []) { $0.integer(0) } == [2])
}

@Test func garbageIsDamagedAndLeftAlone() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/a.sqlite"
  let text = String(repeating: "this is a diary, not a database\n", count: 100)
  try write(text, to: path)
  #expect {
    _ = try Database(path: path)
  } throws: { error in
    guard case .damaged(let found, _)? = error as? DatabaseError else { return false }
    return found == path
  }
  var status = stat()
  #expect(stat(path, &status) == 0)
  #expect(Int(status.st_size) == text.utf8.count)
}

@Test func missingFolderIsMade() throws {
  let folder = try TemporaryFolder()
  let database = try Database(path: folder.path + "/deep/er/progress.sqlite")
  try database.execute("CREATE TABLE t(a)")
  var status = stat()
  #expect(stat(folder.path + "/deep/er", &status) == 0)
  #expect(status.st_mode & 0o777 == 0o700)
}

@Test func aFileInPlaceOfAFolderIsSaid() throws {
  let folder = try TemporaryFolder()
  try write("x", to: folder.path + "/a.sqlite")
  let path = folder.path + "/a.sqlite/progress.sqlite"
  #expect {
    _ = try Database(path: path)
  } throws: { error in
    guard case .cannotOpen(let found, let reason)? = error as? DatabaseError else { return false }
    return found == path && reason.lowercased().contains("not a directory")
  }
}
