import Course

/// What one learner handed in at one time.
public struct Submission: Hashable, Sendable {
  /// Who it is from.
  public struct Learner: Hashable, Sendable {
    /// What tells learners apart: an e-mail address, a number of the teaching system, the name of a folder.
    public let key: String
    public let name: String?
    public let email: String?

    public init(key: String, name: String? = nil, email: String? = nil) {
      self.key = key
      self.name = name
      self.email = email
    }
  }

  /// A file of it, not read yet.
  public struct Part: Hashable, Sendable {
    enum Place: Hashable, Sendable {
      case file(String)
      case entry(archive: Int, index: Int)
      case bytes([UInt8])
    }

    /// The path below the learner's folder.
    public let name: String
    let place: Place
  }

  public let learner: Learner
  /// Milliseconds since 1970, where the layout tells.
  public let submittedAt: Int?
  /// Where it was found, for people: `export/ada`.
  public let origin: String
  public let parts: [Part]
  /// The learner's code, where the submission itself has one.
  public internal(set) var code: String?
  /// Parts that cannot be read; an answer may have been in them.
  public let faults: [SubmissionFault]
}

/// Why something that was handed in was not read.
public struct SubmissionFault: Error, Hashable, Sendable {
  public let path: String
  public let message: String

  init(_ message: String, path: String = "") {
    self.message = message
    self.path = path
  }

  func at(_ path: String) -> SubmissionFault { SubmissionFault(message, path: path) }
}

/// Everything that was found under the named paths.
public struct SubmissionSet: Sendable {
  /// By learner, then by time; the same for the same files whatever the order of the folder on disk.
  public internal(set) var submissions: [Submission] = []
  /// Files that fit nothing, by path: never ignored silently.
  public internal(set) var unfitting: [SubmissionFault] = []
  var archives: [ZipArchive] = []

  /// The bytes of a file that was handed in.
  public func read(_ part: Submission.Part) -> Result<[UInt8], SubmissionFault> {
    switch part.place {
    case .bytes(let bytes): .success(bytes)
    case .file(let path): SafeFile.read(path, limit: SubmissionSet.fileLimit).mapError { $0.at(part.name) }
    case .entry(let archive, let index):
      archives[archive].unpack(archives[archive].entries[index], limit: SubmissionSet.fileLimit)
        .mapError { $0.at(part.name) }
    }
  }

  /// The largest file that is read.
  static let fileLimit = 8 << 20
  /// The largest archive that is read; a whole class may be in it.
  static let archiveLimit = 2 << 30
}
