import Course
import Experiments
import JSON

extension Command {
  /// `gradus list`: what there is to learn, to answer and to run.
  static let list = Command(
    "list", LocalizedText("the lessons, exercises or experiments", "列出课程、练习或实验"),
    arguments: "[lessons|exercises|experiments]", argumentCount: 0...1,
    examples: [
      Example("gradus list", LocalizedText("all lessons, week by week", "按周列出全部课程")),
      Example("gradus list exercises --json", LocalizedText("all exercises, as JSON", "以 JSON 列出全部练习")),
      Example(
        "gradus list experiments",
        LocalizedText("every experiment with its parameters", "列出每个实验及其参数")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    switch invocation.arguments.first ?? "lessons" {
    case "lessons": try invocation.list(try invocation.course().lessons())
    case "exercises": try invocation.list(try invocation.course().exercises())
    case "experiments": try invocation.listExperiments()
    case let other:
      throw CommandFailure(
        .usage, "'\(other)' cannot be listed", help: "lessons, exercises or experiments")
    }
    return .done
  }
}

extension Invocation {
  fileprivate mutating func list(_ files: [CourseFile]) throws(CommandFailure) {
    if wantsJSON {
      let entries = files.map { file in
        JSONValue.members(
          ("id", .string(file.id)), ("title", .string(file.title(in: language))),
          ("path", .string(file.path)), ("chinese", file.chinesePath.map { .string($0) }))
      }
      try print(json: .array(entries))
      return
    }
    let width = files.map(\.id.count).max() ?? 0
    var week = ""
    for file in files {
      if file.week != week {
        if !week.isEmpty { try print() }
        week = file.week
      }
      let padding = String(repeating: " ", count: width - file.id.count)
      try print("\(file.id)\(padding)  \(file.title(in: language))")
    }
  }

  fileprivate mutating func listExperiments() throws(CommandFailure) {
    if wantsJSON {
      let entries = Experiment.all.map { experiment in
        JSONValue.members(
          ("name", .string(experiment.name)), ("title", .string(localized(experiment.title))),
          ("unit", .string(experiment.unit)), ("parameters", .strings(experiment.parameters.map(\.name))))
      }
      try print(json: .array(entries))
      return
    }
    let width = Experiment.all.map(\.name.count).max() ?? 0
    for experiment in Experiment.all {
      let padding = String(repeating: " ", count: width - experiment.name.count)
      let unit = experiment.unit + String(repeating: " ", count: max(0, 4 - experiment.unit.count))
      let names = experiment.parameters.map(\.name).joined(separator: ", ")
      try print("\(experiment.name)\(padding)  \(unit)  \(localized(experiment.title)) (\(names))")
    }
  }
}
