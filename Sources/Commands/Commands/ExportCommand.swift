import Course
import Experiments
import Gradebook
import JSON
import Pages

extension Command {
  /// `gradus export`: the gradebook in the form of other systems.
  static let export = Command(
    "export", LocalizedText("the gradebook for other systems", "把成绩簿导出到其他系统"),
    argumentCount: 0...0,
    description: LocalizedText(
      "Where an answer has no mark, none is exported: no format gets a zero for it. Canvas and Moodle: --file is the "
        + "table downloaded there; it comes back with the marks in it and every other byte kept.",
      "没有分数的答案不会导出成零分。Canvas 和 Moodle：--file 是从那里下载的表格，填入成绩后其余字节不变。"),
    options: [BatchOptions.gradebook.entry] + ExportOptions.all,
    examples: [
      Example("gradus export > marks.csv", LocalizedText("a table, one row a learner", "表格，每个学习者一行")),
      Example(
        "gradus export --format canvas --file downloaded.csv --column \"Week 2\" > filled.csv",
        LocalizedText("Canvas's own table, filled in", "填好的 Canvas 表格")),
      Example(
        "gradus export --format html --output pages --policy late.yml",
        LocalizedText("a page for each learner", "每个学习者一页")),
      Example(
        "gradus export --format sql | psql", LocalizedText("into a PostgreSQL database", "写入 PostgreSQL 数据库")),
      Example(
        "gradus grade --jsonl < answers.jsonl | gradus export --format sql --marks | psql",
        LocalizedText("marks of a stream, without a gradebook in between", "批改流直接入库，不经过成绩簿")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let format = invocation[ExportOptions.format] ?? "csv"
    if invocation.has(ExportOptions.marks) {
      guard format == "sql" else {
        throw CommandFailure(.usage, "--marks goes with --format sql alone")
      }
      return try invocation.streamSQL()
    }
    let results = try invocation.results()
    switch format {
    case "csv": try invocation.write(GradebookExport.csv(results))
    case "jsonl": try invocation.write(GradebookExport.jsonLines(results))
    case "junit": try invocation.write(GradebookExport.junit(results))
    case "xapi": try invocation.write(GradebookExport.xAPI(results))
    case "sql": try invocation.write(GradebookExport.sql(results))
    case "canvas", "moodle": try invocation.fill(format, results)
    case "gradescope":
      try invocation.perLearner(results, ".json") { result, _ in
        GradebookExport.gradescope(result).indented + "\n"
      }
    case "prairielearn":
      try invocation.perLearner(results, ".json") { result, _ in
        GradebookExport.prairieLearn(result).indented + "\n"
      }
    case "github":
      try invocation.perLearner(results, ".txt") { result, _ in GradebookExport.gitHubClassroom(result) + "\n"
      }
    default:
      var all = ExerciseFacts((try? invocation.course())?.exercises() ?? [], invocation.language)
      var facts: [String: ExerciseFacts.Facts] = [:]
      for id in Set(results.flatMap { $0.exercises.map(\.exercise) }) { facts[id] = all[id] }
      try invocation.perLearner(results, ".html") { result, language in
        String(decoding: FeedbackPage(result, facts, language).html(), as: UTF8.self)
      }
    }
    return .done
  }
}

enum ExportOptions {
  static let formats = [
    "csv", "jsonl", "gradescope", "prairielearn", "github", "junit", "xapi", "canvas", "moodle", "sql",
    "html",
  ]
  static let format = Option<String>(
    "format", oneOf: formats, LocalizedText("whose form (default csv)", "格式（默认 csv）"))
  static let policy = Option<String>(
    "policy", "FILE", LocalizedText("lateness, attempts, extensions as YAML", "迟交、次数、延期等规则（YAML）"))
  static let file = Option<String>("file", "FILE", LocalizedText("the table to fill in", "要填写的表格"))
  static let column = Option<String>("column", "TITLE", LocalizedText("the column to fill in", "要填写的列"))
  static let learner = Option<String>("learner", "KEY", LocalizedText("one learner alone", "只导出一个学习者"))
  static let output = Option<String>(
    "output", "FOLDER", LocalizedText("a file for each learner in there", "在此文件夹中为每个学习者写一个文件"))

  static let marks = Option<Bool>(
    switch: "marks",
    LocalizedText(
      "marks of 'grade --jsonl' from standard input, not the gradebook", "从标准输入读取 grade --jsonl 的分数，而非成绩簿"))

  static let all = [
    format.entry, policy.entry, file.entry, column.entry, learner.entry, output.entry, marks.entry,
  ]
}

extension FeedbackPage {
  fileprivate init(
    _ result: LearnerResult, _ facts: [String: ExerciseFacts.Facts], _ language: Language
  ) {
    self.init(
      result.learner.shownName,
      result.exercises.map { exercise in
        let known = facts[exercise.exercise]
        return Item(
          exercise: exercise.exercise, title: known?.title ?? exercise.exercise, points: exercise.points,
          outOf: exercise.outOf, word: exercise.word, answer: exercise.entry.text,
          isFormula: known?.hasFormulas ?? false,
          feedback: exercise.entry.mark.feedback.split(separator: "\n").map(String.init),
          trace: exercise.trace, isDropped: exercise.isDropped)
      },
      points: result.points, outOf: result.outOf, trace: result.trace,
      settings: PageSettings(language: language))
  }
}

extension Invocation {
  /// What counts for every learner, by the policy that is named.
  func results() throws(CommandFailure) -> [LearnerResult] {
    var policy = GradingPolicy()
    if let path = self[ExportOptions.policy] {
      policy = try PolicyFile.read(try read(Path.joined(surroundings.currentFolder, path)), name: path)
    }
    policy.isChinese = language == .chinese
    let book = try openGradebook()
    let entries: [ClassEntry]
    do throws(DatabaseError) { entries = try book.entries() } catch { throw CommandFailure(error) }
    let results = policy.results(entries)
    guard let key = self[ExportOptions.learner] else { return results }
    let own = results.filter { $0.learner.key == key || $0.learner.email == key }
    guard !own.isEmpty else {
      let near = nearest(to: key, among: results.map(\.learner.key))
      throw CommandFailure(
        .usage, "'\(key)' is no learner in the gradebook", help: near.map { "did you mean '\($0)'?" })
    }
    return own
  }

  fileprivate mutating func write(_ text: String) throws(CommandFailure) {
    try flush()
    try surroundings.write(.output, Array(text.utf8))
  }

  fileprivate mutating func perLearner(
    _ results: [LearnerResult], _ ending: String, _ text: (LearnerResult, Language) -> String
  ) throws(CommandFailure) {
    guard let folder = self[ExportOptions.output] else {
      guard results.count == 1 else {
        throw CommandFailure(
          .usage, "this form is one file a learner", help: "--output FOLDER, or --learner KEY")
      }
      return try write(text(results[0], language))
    }
    let place = Path.joined(surroundings.currentFolder, folder)
    try OutputFile.makeFolder(place)
    var names: Set<String> = []
    for result in results {
      // A key is a stranger's text: nothing of it may lead elsewhere.
      var name = String(
        result.learner.key.map { $0.isLetter || $0.isNumber || "@-_. ".contains($0) ? $0 : "_" }.prefix(100))
      if name.hasPrefix(".") { name = "_" + name }
      while !names.insert(name.lowercased()).inserted { name += "_" }
      try OutputFile.write(Array(text(result, language).utf8), to: "\(place)/\(name)\(ending)")
    }
    try report(localized("\(results.count) files in \(folder)", "已在 \(folder) 写入 \(results.count) 个文件"))
  }

  fileprivate mutating func fill(_ format: String, _ results: [LearnerResult]) throws(CommandFailure) {
    guard let path = self[ExportOptions.file] else {
      throw CommandFailure(.usage, "--file is missing: the table downloaded from there")
    }
    let bytes = try read(Path.joined(surroundings.currentFolder, path))
    let filled: FilledTable
    do throws(FilledTable.Failure) {
      filled =
        format == "canvas"
        ? try FilledTable.canvas(bytes, column: self[ExportOptions.column], results)
        : try FilledTable.moodle(bytes, column: self[ExportOptions.column], results)
    } catch { throw CommandFailure(.undecided, "\(path): \(error.message)", help: error.help) }
    for learner in filled.unmatched {
      try report(localized("\(learner): in no row, or in several", "\(learner)：没有对应的行，或有多行").harmlessText)
    }
    for (learner, reason) in filled.untouched {
      try report(localized("\(learner): left alone: \(reason)", "\(learner)：未填写：\(reason)").harmlessText)
    }
    for (learner, name) in filled.matchedByName {
      try report(
        localized("\(learner): found by the name '\(name)' alone", "\(learner)：仅凭姓名“\(name)”匹配").harmlessText)
    }
    if !filled.absent.isEmpty {
      let names =
        filled.absent.prefix(20).joined(separator: "; ").harmlessText
        + (filled.absent.count > 20 ? "; …" : "")
      try report(
        localized(
          "\(filled.absent.count) rows of whom nothing was handed in, left alone: \(names)",
          "\(filled.absent.count) 行没有提交，未填写：\(names)"))
    }
    try report(localized("\(filled.filled) rows filled in", "已填写 \(filled.filled) 行"))
    try flush()
    try surroundings.write(.output, filled.bytes)
  }
}
