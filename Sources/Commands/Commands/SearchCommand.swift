import Course
import Experiments
import JSON

extension Command {
  /// `gradus search`: where the course speaks of something.
  static let search = Command(
    "search", LocalizedText("find words and formulas in the course", "在课程里查找文字和公式"),
    arguments: "WORD…", argumentCount: 1...Int.max,
    description: LocalizedText(
      "Finds steps and exercises that hold all the words.\nA formula is found however it is spaced or bracketed.",
      "查找包含全部词语的步骤和练习。公式的空格和括号写法不影响查找。"),
    examples: [
      Example("gradus search chain rule", LocalizedText("steps with both words", "同时含有两个词的步骤")),
      Example(#"gradus search '\frac{dJ}{db}'"#, LocalizedText("a formula", "查找公式")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let hits = try CourseSearch(invocation.arguments, in: invocation.course(), invocation.language).hits
    if invocation.wantsJSON {
      let entries = hits.map { hit in
        JSONValue.members(
          ("place", .string(hit.place)), ("title", .string(hit.title)), ("text", .string(hit.excerpt)))
      }
      try invocation.print(json: .array(entries))
    } else {
      for hit in hits {
        try invocation.print("\(hit.place)  \(hit.title)")
        if !hit.excerpt.isEmpty { try invocation.print("    \(hit.excerpt)") }
      }
      if hits.isEmpty { try invocation.report(invocation.localized("nothing found", "没有找到")) }
    }
    return hits.isEmpty ? .findings : .done
  }
}
