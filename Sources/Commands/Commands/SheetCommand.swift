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
    options: [learner.entry, PrintOptions.code.entry],
    examples: [
      Example("gradus sheet week2 > week2.md", LocalizedText("all exercises of week 2", "第二周的全部练习")),
      Example(
        "gradus sheet week2/07-computation-graph --learner Ada > graph.md",
        LocalizedText("the exercises that one lesson places, with numbers of Ada's own", "一课里的练习，数字只属于 Ada")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let name = invocation[learner] ?? ""
    let code = invocation[PrintOptions.code] ?? (name.isEmpty ? "" : LearnerCode.of(name))
    try LearnerList.check(code)
    let course = try invocation.course()
    var exercises: [Exercise] = []
    for file in try invocation.exercises(named: invocation.arguments) {
      let exercise = try invocation.exercise(file)
      do throws(ExerciseError) {
        exercises.append(code.isEmpty ? exercise : try exercise.numbers(ofCode: code, in: course))
      } catch { throw CommandFailure(.undecided, "a variant cannot be made\n\(error.message)") }
    }
    let sheet = AnswerSheet.markdown(
      for: exercises, selection: invocation.arguments, learner: name, code: code,
      language: invocation.language)
    if invocation.wantsJSON {
      try invocation.print(
        json: .members(
          ("exercises", .strings(exercises.map(\.id))),
          ("code", code.isEmpty ? nil : .string(code)), ("markdown", .string(sheet))))
    } else {
      try invocation.print(String(sheet.dropLast()))
    }
    return .done
  }

  private static let learner = Option<String>(
    "learner", "NAME",
    LocalizedText("whose sheet it is, with numbers of its own", "答题纸的学习者，数字只属于其本人"))
}
