/// Why a database could not be used.
public enum DatabaseError: Error, Hashable, Sendable {
  /// The file or its folder cannot be made or opened.
  case cannotOpen(path: String, reason: String)
  /// It can be read but not written to.
  case readOnly(path: String)
  /// Another program kept it locked for longer than the busy timeout.
  case busy(path: String)
  /// The file is something else, or damaged.
  case damaged(path: String, reason: String)
  /// The disk is full.
  case full(path: String)
  /// Written by a newer Gradus: its schema version is beyond the one known here.
  case newer(path: String, found: Int, known: Int)
  /// A row breaks a rule of the schema: a value is missing, doubled or of another type.
  case refused(path: String, reason: String)
  /// Anything else: the engine's own words, and the statement for whoever looks into it.
  case failed(path: String, reason: String, statement: String)

  /// One line, lower case, specific first.
  public var message: String {
    switch self {
    case .cannotOpen(let path, let reason): "'\(path)' cannot be opened: \(reason)"
    case .readOnly(let path): "'\(path)' cannot be written to"
    case .busy(let path): "'\(path)' is locked by another program"
    case .damaged(let path, let reason): "'\(path)' is damaged or not a database: \(reason)"
    case .full(let path): "'\(path)' cannot grow: the disk is full"
    case .newer(let path, let found, let known):
      "'\(path)' was written by a newer gradus (version \(found), this one knows \(known))"
    case .refused(let path, let reason): "'\(path)': \(reason)"
    case .failed(let path, let reason, let statement): "'\(path)': \(reason) (in: \(statement))"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .cannotOpen: "check the folder and its permissions"
    case .readOnly: "make the file and its folder writable"
    case .busy: "close the other program, or try again in a moment"
    case .damaged: "move the file away; a new one is made at the next start"
    case .full: "free some space"
    case .newer: "update gradus"
    case .refused, .failed: "this is a fault of gradus: please report it"
    }
  }
}
