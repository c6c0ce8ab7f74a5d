import Course
import Derivation
import Experiments
import Glibc
import Grading
import Terminal

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

  static let all: [HealthCheck] = [
    version, course, locale, terminal, pdf, fonts, compiler, sandbox, state,
  ]

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
    let columns = UnixTerminal.columns
    let width = columns.map { invocation.localized(", \($0) columns", "，\($0) 列") } ?? ""
    guard let columns, columns < 40 else {
      return Result(name: name, state: .good, found: kind + width + colors)
    }
    return Result(
      name: name, state: .limited,
      found: kind + width + colors + invocation.localized("; 40 and more are meant", "；宜为 40 列以上"))
  }

  private static let pdf = program(
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
    for: LocalizedText("printing PDF", "打印 PDF"),
    without: LocalizedText(
      "pages are HTML; install chromium-headless-shell for PDF", "只有 HTML；安装 chromium-headless-shell 可得 PDF"))

  /// Tried, not only looked for: a container may have the program and not allow what it does.
  private static let sandbox = HealthCheck { invocation in
    let obstacle = CodeRunner(environment: invocation.surroundings.environment).obstacle
    return Result(
      name: invocation.localized("running learners' code", "运行学习者代码"),
      state: obstacle == nil ? .good : .limited,
      found: obstacle.map { invocation.localized($0.english, $0.chinese) }
        ?? invocation.localized("in a sandbox", "在沙箱中"))
  }

  private static let compiler = program(
    ["swiftc"], for: LocalizedText("Swift compiler", "Swift 编译器"),
    without: LocalizedText("code exercises cannot be graded", "编程题无法评分"))

  private static let state = HealthCheck { invocation in
    let environment = invocation.surroundings.environment
    let name = invocation.localized("progress", "进度")
    guard let base = environment("XDG_STATE_HOME") ?? environment("HOME").map({ $0 + "/.local/state" }) else {
      return Result(name: name, state: .bad, found: invocation.localized("no home folder", "没有主目录"))
    }
    let folder = base + "/gradus"
    // What is not there yet is made by the first key, where the nearest folder allows it.
    var nearest = folder
    while !isFolder(nearest), nearest.count > 1 { nearest = Path.folder(of: nearest) }
    if access(nearest, W_OK) == 0 { return Result(name: name, state: .good, found: folder) }
    return Result(
      name: name, state: .bad,
      found: invocation.localized("\(nearest) may not be written to", "\(nearest) 没有写权限"))
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
