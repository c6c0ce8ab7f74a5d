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

/// One thing that `gradus doctor` looks at.
struct HealthCheck: Sendable {
  enum State: String {
    case good
    /// Gradus works, with less.
    case limited
    case bad
  }

  struct Result {
    let name: String
    let state: State
    let found: String
  }

  let examine: @Sendable (Invocation) -> Result

  static let all: [HealthCheck] = [version, course, locale, terminal, pdf, sandbox, compiler, state]

  private static let version = HealthCheck { _ in
    Result(name: "gradus", state: .good, found: gradusVersion)
  }

  private static let course = HealthCheck { invocation in
    let name = invocation.localized("course", "课程")
    guard let course = try? invocation.course() else {
      return Result(
        name: name, state: .bad,
        found: invocation.localized("not found; set GRADUS_COURSE", "没有找到；请设置 GRADUS_COURSE"))
    }
    let (lessons, exercises) = (course.lessons().count, course.exercises().count)
    return Result(
      name: name, state: lessons > 0 ? .good : .limited,
      found: invocation.localized(
        "\(course.root), \(lessons) lessons, \(exercises) exercises",
        "\(course.root)，\(lessons) 课，\(exercises) 道练习"))
  }

  private static let locale = HealthCheck { invocation in
    let environment = invocation.surroundings.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    let folded = locale.lowercased()
    let isUnicode = folded.contains("utf-8") || folded.contains("utf8")
    let found = locale.isEmpty ? invocation.localized("none set", "未设置") : locale
    return Result(
      name: invocation.localized("locale", "区域设置"), state: isUnicode ? .good : .limited,
      found: isUnicode
        ? found : invocation.localized("\(found); formulas are drawn in ASCII", "\(found)；公式将用 ASCII 绘制"))
  }

  private static let terminal = HealthCheck { invocation in
    let name = invocation.localized("terminal", "终端")
    guard invocation.surroundings.isInputTerminal, invocation.surroundings.isOutputTerminal else {
      return Result(
        name: name, state: .limited, found: invocation.localized("none; plain text", "无；使用纯文本"))
    }
    let kind = invocation.surroundings.environment("TERM") ?? "?"
    let colors = invocation.hasColor ? "" : invocation.localized(", no colours", "，无颜色")
    return Result(name: name, state: .good, found: kind + colors)
  }

  private static let pdf = program(
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
    for: LocalizedText("printing PDF", "打印 PDF"),
    without: LocalizedText(
      "pages are HTML; install chromium-headless-shell for PDF", "只有 HTML；安装 chromium-headless-shell 可得 PDF"))

  private static let sandbox = program(
    ["bwrap"], for: LocalizedText("running learners' code", "运行学习者代码"),
    without: LocalizedText("code is not run; install bubblewrap", "不运行代码；请安装 bubblewrap"))

  private static let compiler = program(
    ["swiftc"], for: LocalizedText("Swift compiler", "Swift 编译器"),
    without: LocalizedText("code exercises cannot be graded", "编程题无法评分"))

  private static let state = HealthCheck { invocation in
    let environment = invocation.surroundings.environment
    let folder =
      environment("XDG_STATE_HOME") ?? environment("HOME").map { $0 + "/.local/state" } ?? ""
    return Result(
      name: invocation.localized("progress", "进度"), state: folder.isEmpty ? .bad : .good,
      found: folder.isEmpty ? invocation.localized("no home folder", "没有主目录") : folder + "/gradus")
  }

  private static func program(
    _ names: [String], for purpose: LocalizedText, without: LocalizedText
  ) -> HealthCheck {
    HealthCheck { invocation in
      let folders = (invocation.surroundings.environment("PATH") ?? "").split(separator: ":")
      for name in names {
        for folder in folders where isFile("\(folder)/\(name)") {
          return Result(name: invocation.localized(purpose), state: .good, found: "\(folder)/\(name)")
        }
      }
      return Result(
        name: invocation.localized(purpose), state: .limited, found: invocation.localized(without))
    }
  }
}
