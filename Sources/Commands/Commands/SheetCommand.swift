import Course
import Experiments
import JSON

extension Command {
  /// `gradus sheet`: a file to write answers into.
  static let sheet = Command(
    "sheet", LocalizedText("an answer sheet to fill in with any editor", "生成答题纸，用任何编辑器填写"),
    arguments: "WEEK|LESSON|EXERCISE…", argumentCount: 1...Int.max,
    description: LocalizedText(
      "Writes Markdown to standard output: each question, and under it a block for the answer.\nHand the filled file to 'gradus grade'.",
      "把 Markdown 写到标准输出：每道题，下面是写答案的块。填好后交给 gradus grade。"),
    options: [learner.entry],
    examples: [
      Example("gradus sheet week2 > week2.md", LocalizedText("all exercises of week 2", "第二周的全部练习")),
      Example(
        "gradus sheet week2/07-computation-graph --learner Ada > graph.md",
        LocalizedText("the exercises that one lesson places", "一课里的练习")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    var exercises: [Exercise] = []
    for file in try invocation.exercises(named: invocation.arguments) {
      exercises.append(try invocation.exercise(file))
    }
    let sheet = AnswerSheet.markdown(
      for: exercises, selection: invocation.arguments, learner: invocation[learner] ?? "",
      language: invocation.language)
    if invocation.wantsJSON {
      try invocation.print(
        json: .members(
          ("exercises", .strings(exercises.map(\.id))), ("markdown", .string(sheet))))
    } else {
      try invocation.print(String(sheet.dropLast()))
    }
    return .done
  }

  private static let learner = Option<String>(
    "learner", "NAME", LocalizedText("the name to put in", "填入的学习者姓名"))
}
