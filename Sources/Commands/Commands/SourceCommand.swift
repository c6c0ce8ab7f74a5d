import Course
import Experiments
import JSON

extension Command {
  /// `gradus source`: the code behind a step.
  static let source = Command(
    "source", LocalizedText("the code behind a lesson's step", "显示某一步背后的代码"),
    arguments: "LESSON[#STEP] | FILE.swift#NAME", argumentCount: 1...1,
    description: LocalizedText(
      "Shows the declarations that the step links to, cut out of the sources as they are now.",
      "显示该步骤链接到的声明，直接取自当前源码。"),
    examples: [
      Example(
        "gradus source week2/08-derivatives-with-the-graph",
        LocalizedText("all code that the lesson shows", "这一课展示的全部代码")),
      Example(
        "gradus source Sources/NeuralNetworks/ComputationGraph.swift#backward",
        LocalizedText("one declaration", "一个声明")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let excerpts = try invocation.excerpts(invocation.arguments[0])
    if invocation.wantsJSON {
      try invocation.print(json: .array(excerpts.map(\.json)))
      return .done
    }
    for (index, excerpt) in excerpts.enumerated() {
      if index > 0 { try invocation.print() }
      let path = Path.relative(excerpt.path, to: invocation.surroundings.currentFolder)
      try invocation.print("// \(path):\(excerpt.firstLine)")
      try invocation.print(excerpt.text)
    }
    return .done
  }
}

extension Invocation {
  fileprivate func excerpts(_ argument: String) throws(CommandFailure) -> [Excerpt] {
    let parts = argument.split(separator: "#", maxSplits: 1).map(String.init)
    let fragment = parts.count > 1 ? parts[1] : ""
    if parts[0].hasSuffix(".swift") {
      guard !fragment.isEmpty else {
        throw CommandFailure(.usage, "say which declaration", help: "\(parts[0])#name")
      }
      let own = Path.joined(surroundings.currentFolder, parts[0])
      let path = isFile(own) ? own : try course().root + "/" + parts[0]
      return [try excerpt(fragment, path)]
    }
    let path = try lessonFinder.path(of: parts[0])
    let lesson: Lesson
    do throws(FileError) { lesson = try Lesson.read(path) } catch { throw CommandFailure(error) }
    let steps = try steps(of: lesson, fragment)
    var links: [Link] = []
    for link in steps.flatMap(\.implementations)
    where !links.contains(where: { $0.destination == link.destination }) {
      links.append(link)
    }
    guard !links.isEmpty else {
      throw CommandFailure(.noSuchFile, "\(lesson.id): no code is linked there")
    }
    var excerpts: [Excerpt] = []
    for link in links {
      guard case .implementation(let file, let symbol) = link.target else { continue }
      excerpts.append(try excerpt(symbol, CourseFolder.path(of: file, in: path)))
    }
    return excerpts
  }

  private func steps(of lesson: Lesson, _ id: String) throws(CommandFailure) -> [Step] {
    if id.isEmpty { return lesson.steps }
    if let step = lesson.step(id) { return [step] }
    let near = nearest(to: id, among: lesson.steps.map(\.id))
    throw CommandFailure(
      .noSuchFile, "\(lesson.id): no step '#\(id)'", help: near.map { "did you mean '#\($0)'?" })
  }

  private func excerpt(_ symbol: String, _ path: String) throws(CommandFailure) -> Excerpt {
    do throws(ExcerptError) {
      return try Excerpt.of(symbol, in: path)
    } catch {
      if case .file(let error) = error { throw CommandFailure(error) }
      throw CommandFailure(.noSuchFile, error.message, help: error.help)
    }
  }
}

extension Excerpt {
  fileprivate var json: JSONValue {
    .members(
      ("path", .string(path)), ("symbol", .string(symbol)), ("firstLine", .integer(firstLine)),
      ("lastLine", .integer(lastLine)), ("text", .string(text)))
  }
}
