import Course
import Experiments
import JSON

extension Command {
  /// `gradus doctor`: what is there of what Gradus can use.
  static let doctor = Command(
    "doctor", LocalizedText("what this machine has of what Gradus can use", "检查这台机器上 Gradus 能用到的东西"),
    argumentCount: 0...0,
    examples: [
      Example("gradus doctor", LocalizedText("a line for each thing", "逐项列出")),
      Example("gradus doctor --json", LocalizedText("the same for a bug report", "用于反馈问题")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let checks = HealthCheck.all.map { $0.examine(invocation) }
    if invocation.wantsJSON {
      let entries = checks.map { check in
        JSONValue.members(
          ("name", .string(check.name)), ("state", .string(check.state.rawValue)),
          ("found", .string(check.found)))
      }
      try invocation.print(json: .array(entries))
    } else {
      for check in checks {
        let mark =
          switch check.state {
          case .good: invocation.localized("ok     ", "正常")
          case .limited: invocation.localized("limited", "受限")
          case .bad: invocation.localized("missing", "缺少")
          }
        try invocation.print("\(mark)  \(check.name): \(check.found)")
      }
    }
    return checks.contains { $0.state == .bad } ? .findings : .done
  }
}
