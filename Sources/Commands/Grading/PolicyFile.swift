import Course
import Gradebook
import Grading
import SourceText

/// A policy as a teacher writes it, in YAML.
///
///     due: 2026-11-20 23:59 +08:00        # or {week1: 2026-11-06 23:59 +08:00, week2: …}
///     grace: 15            # minutes
///     late: {per-day: 10%, days: 3, free: 5, free-at-once: 2}
///     attempts: best       # or last
///     drop-lowest: 1
///     missing: open        # or zero
///     extensions: {ada@example.org: 2 days, bob: 2026-11-25 12:00, eve: {week2: 1 day}}
enum PolicyFile {
  static func read(_ bytes: [UInt8], name: String) throws(CommandFailure) -> GradingPolicy {
    let text = SourceFile.decoding(bytes, name: name).0.text
    let whole: YAMLValue?
    do throws(YAMLValue.Failure) {
      whole = try YAMLValue.read(file: text)
    } catch { throw CommandFailure(.undecided, "\(name):\(error.line): \(error.message)") }
    var policy = GradingPolicy()
    for entry in whole?.map ?? [] {
      let failure = CommandFailure(
        .undecided, "\(name): '\(entry.key)' cannot be '\(entry.value.flattened)'",
        help: PolicyFile.help[entry.key])
      guard set(entry.key, entry.value, &policy) else {
        throw PolicyFile.help[entry.key] == nil
          ? CommandFailure(
            .undecided, "\(name): there is no '\(entry.key)' in a policy",
            help: "the words are " + PolicyFile.help.keys.sorted().joined(separator: ", "))
          : failure
      }
    }
    return policy
  }

  private static let help = [
    "due": "a time such as 2026-11-20 23:59 +08:00, or {week1: a time, week2: a time}", "grace": "minutes",
    "late": "{per-day: 10%, days: 3, free: 5, free-at-once: 2}",
    "attempts": "best or last", "drop-lowest": "a number of exercises", "missing": "open or zero",
    "extensions": "{ada: 2 days, bob: 2026-11-25 12:00, eve: {week2: 1 day}}",
  ]

  private static func set(_ key: String, _ value: YAMLValue, _ policy: inout GradingPolicy) -> Bool {
    let text = value.scalar ?? ""
    switch key {
    case "due":
      guard let names = value.map else {
        policy.due = Timestamp.read(text)
        return policy.due != nil
      }
      for entry in names {
        guard let time = Timestamp.read(entry.value.flattened) else { return false }
        policy.dues.append(GradingPolicy.Due(entry.key, at: time))
      }
    case "grace":
      guard let minutes = Double(text), minutes >= 0 else { return false }
      policy.graceMinutes = minutes
    case "late":
      for entry in value.map ?? [] {
        let word = entry.value.flattened
        switch entry.key {
        case "per-day":
          let number = word.hasSuffix("%") ? Double(word.dropLast()).map { $0 / 100 } : Double(word)
          guard let number, (0...1).contains(number) else { return false }
          policy.latePerDay = number
        case "days":
          guard let days = Int(word), days >= 0 else { return false }
          policy.lateDays = days
        case "free":
          guard let days = Int(word), (0...366).contains(days) else { return false }
          policy.freeDays = days
        case "free-at-once":
          guard let days = Int(word), days >= 0 else { return false }
          policy.freeDaysAtOnce = days
        default: return false
        }
      }
      return value.map != nil
    case "attempts":
      guard let attempts = GradingPolicy.Attempts(rawValue: text) else { return false }
      policy.attempts = attempts
    case "drop-lowest":
      guard let count = Int(text), count >= 0 else { return false }
      policy.dropLowest = count
    case "missing":
      guard text == "open" || text == "zero" else { return false }
      policy.missingIsZero = text == "zero"
    case "extensions":
      for entry in value.map ?? [] {
        for own in entry.value.map ?? [] {
          guard let more = more(own.value.flattened) else { return false }
          policy.ownExtensions[entry.key, default: [:]][own.key] = more
        }
        if entry.value.map != nil { continue }
        guard let more = more(entry.value.flattened) else { return false }
        policy.extensions[entry.key] = more
      }
      return value.map != nil
    default: return false
    }
    return true
  }

  /// `2 days`, `1.5 days`, or a time.
  private static func more(_ text: String) -> GradingPolicy.Extension? {
    let words = text.split(separator: " ")
    if words.count == 2, words[1] == "days" || words[1] == "day", let days = Double(words[0]), days >= 0 {
      return .days(days)
    }
    return Timestamp.read(text).map { .until($0) }
  }
}
