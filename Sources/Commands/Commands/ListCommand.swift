import Course
import Experiments
import JSON
import Notation
import SourceText

extension Command {
  /// `gradus list`: what there is to learn, to answer and to run.
  static let list = Command(
    "list", LocalizedText("the lessons, exercises, experiments or terms", "列出课程、练习、实验或术语"),
    arguments: "[lessons|exercises|experiments|glossary]", argumentCount: 0...1,
    examples: [
      Example("gradus list", LocalizedText("every unit and where it is taught", "每个单元及其所在课程")),
      Example("gradus list exercises --json", LocalizedText("all exercises, as JSON", "以 JSON 列出全部练习")),
      Example(
        "gradus list experiments",
        LocalizedText("every experiment with its parameters", "列出每个实验及其参数")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    switch invocation.arguments.first ?? "lessons" {
    case "lessons": try invocation.listSyllabus()
    case "exercises": try invocation.list(try invocation.course().exercises())
    case "experiments": try invocation.listExperiments()
    case "glossary": try invocation.listGlossary()
    case let other:
      throw CommandFailure(
        .usage, "'\(other)' cannot be listed", help: "lessons, exercises, experiments or glossary")
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

  /// The units of the syllabus with the lessons that teach them; all lessons where there is no syllabus.
  fileprivate mutating func listSyllabus() throws(CommandFailure) {
    let course = try course()
    let lessons = course.lessons()
    guard !wantsJSON, let syllabus = try? Syllabus.read(course), !syllabus.units.isEmpty else {
      try list(lessons)
      return
    }
    let width = syllabus.units.map { DisplayWidth.columns(of: $0.title(in: language)) }.max() ?? 0
    for (index, week) in syllabus.weeks.enumerated() {
      if index > 0 { try print() }
      try print(localized("Week \(index + 1): ", "第 \(index + 1) 周：") + week.title(in: language))
      for unit in week.units {
        let title = unit.title(in: language)
        let number = unit.number + String(repeating: " ", count: max(0, 5 - unit.number.count))
        let padding = String(repeating: " ", count: width - DisplayWidth.columns(of: title))
        let places = unit.lessons.map(\.text).joined(separator: ", ")
        try print("  \(number) \(title)\(padding)  \(places.isEmpty ? "–" : places)")
      }
    }
    let named = Set(syllabus.units.flatMap(\.lessons).map(\.text))
    let others = lessons.filter { !named.contains($0.id) }
    if !others.isEmpty {
      try print()
      try list(others)
    }
  }

  fileprivate mutating func listGlossary() throws(CommandFailure) {
    let course = try course()
    let glossary: Glossary
    do throws(FileError) {
      glossary = try Glossary.read(course, in: language)
    } catch {
      throw CommandFailure(error)
    }
    if wantsJSON {
      let entries = glossary.entries.map { entry in
        JSONValue.members(
          ("term", .string(entry.term.plainText)), ("symbol", .string(entry.symbol.plainText)),
          ("meaning", .string(entry.meaning.plainText)), ("shape", .string(entry.shape.plainText)),
          ("from", entry.origin.map { .string($0.destination) }))
      }
      try print(json: .array(entries))
      return
    }
    for entry in glossary.entries {
      let symbol = entry.symbol.isEmpty ? "" : " (\(entry.symbol.readable))"
      try print("\(entry.term.readable)\(symbol): \(entry.meaning.readable)")
    }
  }
}

extension [Inline] {
  /// The text in one line, formulas as they are read.
  fileprivate var readable: String {
    map { inline in
      if case .math(let math) = inline.kind { return MathLayout(latex: math.latex).oneLine() }
      return [inline].plainText
    }.joined()
  }
}
