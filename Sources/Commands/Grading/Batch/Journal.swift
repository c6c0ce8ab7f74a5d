import Course
import Glibc
import JSON

/// What a run has done so far, a line a submission, so that a run that was killed goes on where it was.
///
/// A line counts when it is whole: a torn last one is cut off. Lines reach the disk itself a few times a second; what a power
/// failure takes is graded again.
struct Journal: ~Copyable {
  let path: String
  private let handle: Int32
  private var pending: [UInt8] = []
  private var lastWrite = 0.0

  /// The first line: what is graded, and how.
  struct Header: Hashable {
    let uid: String
    let at: Int
    let checker: String
    /// A hash of the list of submissions and of the options.
    let plan: String

    var json: JSONValue {
      .members(
        ("journal", 1), ("uid", .string(uid)), ("at", .integer(at)), ("checker", .string(checker)),
        ("plan", .string(plan)))
    }

    init(uid: String, at: Int, checker: String, plan: String) {
      self.uid = uid
      self.at = at
      self.checker = checker
      self.plan = plan
    }

    init?(_ value: JSONValue) {
      guard value["journal"]?.int == 1, let uid = value["uid"]?.string, let at = value["at"]?.int,
        let checker = value["checker"]?.string, let plan = value["plan"]?.string
      else { return nil }
      self.init(uid: uid, at: at, checker: checker, plan: plan)
    }
  }

  /// What a journal holds.
  struct Contents {
    let header: Header
    /// Marks by the number of the submission in the plan; the bytes of each line.
    var records: [Int: JSONValue] = [:]
    /// Where the last whole line ends.
    var end = 0
  }

  /// nil where there is no journal, or none that can be read.
  static func read(_ path: String) -> Contents? {
    guard let bytes = try? readFile(path, limit: 8 << 30) else { return nil }
    var contents: Contents?
    var start = 0
    while start < bytes.count, let end = bytes[start...].firstIndex(of: 0x0A) {
      guard let value = try? JSONValue.read(bytes[start..<end]) else { break }
      start = end + 1
      if contents == nil {
        guard let header = Header(value) else { return nil }
        contents = Contents(header: header)
      } else if let number = value["submission"]?.int {
        contents?.records[number] = value
      }
      contents?.end = start
    }
    return contents
  }

  /// Starts a new journal, or goes on with one from `end`.
  init(_ path: String, _ header: Header, continuingAt end: Int?) throws(CommandFailure) {
    self.path = path
    handle = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard handle >= 0 else {
      throw CommandFailure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
    ftruncate(handle, off_t(end ?? 0))
    lseek(handle, 0, SEEK_END)
    if end == nil {
      header.json.write(to: &pending)
      pending.append(0x0A)
      try flush()
    }
  }

  deinit { close(handle) }

  mutating func add(_ record: JSONValue) throws(CommandFailure) {
    record.write(to: &pending)
    pending.append(0x0A)
    let now = Crew.now
    if now - lastWrite > 0.25 {
      try flush()
      lastWrite = now
    }
  }

  mutating func flush() throws(CommandFailure) {
    var start = 0
    while start < pending.count {
      let count = pending.withUnsafeBytes {
        write(handle, $0.baseAddress?.advanced(by: start), pending.count - start)
      }
      if count < 0 && errno != EINTR {
        throw CommandFailure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
      }
      start += max(count, 0)
    }
    pending.removeAll(keepingCapacity: true)
    fdatasync(handle)
  }
}
