import Course
import Experiments
import JSON
import Pages

extension Command {
  /// `gradus sheet`: a file to write answers into.
  static let sheet = Command(
    "sheet", LocalizedText("an answer sheet to fill in with any editor", "生成答题纸，用任何编辑器填写"),
    arguments: "WEEK|LESSON|EXERCISE…", argumentCount: 1...Int.max,
    description: LocalizedText(
      "Writes Markdown to standard output: each question, and under it a block for the answer.\nHand the filled file to 'gradus grade'.",
      "把 Markdown 写到标准输出：每道题，下面是写答案的块。填好后交给 gradus grade。"),
    options: [
      learner.entry, everyone.entry, ownNumbers.entry, PrintOptions.code.entry, PrintOptions.output.entry,
    ],
    examples: [
      Example("gradus sheet week2 > week2.md", LocalizedText("all exercises of week 2", "第二周的全部练习")),
      Example(
        "gradus sheet week2/07-computation-graph --learner Ada > graph.md",
        LocalizedText("the exercises that one lesson places, with Ada's name", "一课里的练习，写上 Ada 的名字")),
      Example(
        "gradus sheet week2 --for class.csv --own-numbers --output sheets/",
        LocalizedText("a sheet for everyone of a class, each with numbers of its own", "为全班每个人各生成一份，数字各不相同")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let learners = try LearnerList.read(invocation, makesCodes: invocation.has(ownNumbers))
    var exercises: [Exercise] = []
    for file in try invocation.exercises(named: invocation.arguments) {
      exercises.append(try invocation.exercise(file))
    }
    guard let output = invocation[PrintOptions.output] else {
      guard learners.count < 2 else {
        throw CommandFailure(
          .usage, "\(learners.count) sheets are more than one file", help: "--output FOLDER/")
      }
      return try invocation.printSheet(exercises, learners.first)
    }
    let place = Path.joined(invocation.surroundings.currentFolder, output)
    let isFolder = output.hasSuffix("/") || learners.count > 1
    if isFolder { try OutputFile.makeFolder(place) }
    var names: Set<String> = []
    for learner in learners.isEmpty ? [Worksheet.Learner(name: "", code: "")] : learners {
      var name = LearnerList.fileName(of: learner)
      while !names.insert(name).inserted { name += "-" }
      try OutputFile.write(
        Array(try invocation.sheet(exercises, learner).utf8), to: isFolder ? "\(place)/\(name).md" : place)
    }
    return .done
  }

  private static let learner = Option<String>(
    "learner", "NAME",
    LocalizedText("whose sheet it is; may be repeated", "答题纸的学习者；可重复"))
  private static let ownNumbers = Option<Bool>(
    switch: "own-numbers",
    LocalizedText("numbers that belong to the learner's name", "数字由学习者的姓名决定，各不相同"))
  private static let everyone = Option<String>(
    "for", "FILE",
    LocalizedText("a sheet for everyone of a list: a name a line, or CSV", "为名单里的每个人各出一份：每行一个姓名，或 CSV"))
}

extension Invocation {
  /// The sheet of a learner, with the numbers that belong to the code.
  fileprivate func sheet(_ exercises: [Exercise], _ learner: Worksheet.Learner?) throws(CommandFailure)
    -> String
  {
    let code = learner?.code ?? ""
    let course = try course()
    var own = exercises
    if !code.isEmpty {
      for (index, exercise) in exercises.enumerated() {
        do throws(ExerciseError) { own[index] = try exercise.numbers(ofCode: code, in: course) } catch {
          throw CommandFailure(.undecided, "a variant cannot be made\n\(error.message)")
        }
      }
    }
    return AnswerSheet.markdown(
      for: own, selection: arguments, learner: learner?.name ?? "", code: code, language: language)
  }

  fileprivate mutating func printSheet(
    _ exercises: [Exercise], _ learner: Worksheet.Learner?
  ) throws(CommandFailure) -> ExitStatus {
    let sheet = try sheet(exercises, learner)
    if wantsJSON {
      try print(
        json: .members(
          ("exercises", .strings(exercises.map(\.id))), ("code", learner.map { .string($0.code) }),
          ("markdown", .string(sheet))))
    } else {
      try print(String(sheet.dropLast()))
    }
    return .done
  }
}
