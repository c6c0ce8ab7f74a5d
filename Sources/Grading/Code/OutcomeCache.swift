import Course
import Glibc
import JSON
import SourceText
import Synchronization

/// What came of jobs that were run before, in memory and in a folder: for an author, whose exercises are checked again and
/// again with the same answers. Learners' work is never looked up.
final class OutcomeCache: Sendable {
  private let folder: String?
  private let known = Mutex<[String: Workshop.Outcome]>([:])

  /// - Parameter folder: nil keeps the outcomes in memory alone.
  init(folder: String?) {
    self.folder = folder
  }

  func outcome(of key: String) -> Workshop.Outcome? {
    if let outcome = known.withLock({ $0[key] }) { return outcome }
    guard let folder, let bytes = try? readFile("\(folder)/\(key).json", limit: 8 << 20),
      let value = try? JSONValue.read(bytes), let outcome = Workshop.Outcome(value)
    else { return nil }
    known.withLock { $0[key] = outcome }
    return outcome
  }

  func keep(_ outcome: Workshop.Outcome, of key: String) {
    guard let value = outcome.json else { return }
    known.withLock { $0[key] = outcome }
    guard let folder else { return }
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
    // Beside it first: whoever reads meanwhile sees all of it or nothing.
    let temporary = "\(folder)/\(key).\(getpid()).part"
    let handle = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard handle >= 0 else { return }
    let bytes = value.bytes
    let written = write(handle, bytes, bytes.count)
    close(handle)
    if written == bytes.count { rename(temporary, "\(folder)/\(key).json") } else { unlink(temporary) }
  }

  /// The name of a job: all that its outcome depends on.
  static func key(_ texts: [String]) -> String {
    var first = StableHash()
    var second: UInt64 = 0x9AE1_6A3B_2F90_404F
    for text in texts {
      for byte in text.utf8 {
        first.add(byte)
        second = (second &+ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        second ^= second >> 32
      }
      first.addEnd()
      second = (second &+ 0x1FF) &* 0x9E37_79B9_7F4A_7C15
    }
    return String(first.value, radix: 16) + "-" + String(second, radix: 16)
  }
}

extension Workshop.Outcome {
  /// nil for what another try might end otherwise: time, signals, processes that could not be started.
  var json: JSONValue? {
    switch self {
    case .refused(let errors): return .members(("refused", .string(errors)))
    case .ran(let result, let secret):
      guard case .exited(let status) = result.end, status != 128 + SIGKILL, status != 128 + SIGXCPU else {
        return nil
      }
      return .members(
        ("status", .integer(Int(status))),
        ("channel", .string(String(decoding: result.channel, as: UTF8.self))),
        ("errors", .string(result.errors)), ("peak", .integer(result.peakMemory)), ("secret", .string(secret))
      )
    case .compilerEnded, .failed: return nil
    }
  }

  init?(_ value: JSONValue) {
    if let errors = value["refused"]?.string {
      self = .refused(errors)
      return
    }
    guard let status = value["status"]?.int, let channel = value["channel"]?.string,
      let errors = value["errors"]?.string, let peak = value["peak"]?.int,
      let secret = value["secret"]?.string
    else { return nil }
    self = .ran(
      ChildResult(
        end: .exited(Int32(status)), channel: Array(channel.utf8), errors: errors, peakMemory: peak),
      secret: secret)
  }
}
