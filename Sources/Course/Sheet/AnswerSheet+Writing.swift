import SourceText

extension AnswerSheet {
  /// A sheet for exercises, with their prompts.
  ///
  /// - Parameters:
  ///   - selection: What was asked for: `week2`, or ids.
  ///   - learner: The name to put in; empty leaves the line for the learner.
  ///   - code: What the numbers of the exercises were picked by; empty where they are everybody's.
  public static func markdown(
    for exercises: [Exercise], selection: [String], learner: String = "", code: String = "",
    language: Language
  ) -> String {
    let isChinese = language == .chinese
    let sheet = selection.count == 1 ? selection[0] : "[\(selection.joined(separator: ", "))]"
    var lines = ["---", "sheet: \(sheet)", "learner: \(quoted(learner))"]
    if !code.isEmpty { lines.append("code: \(quoted(code))") }
    lines += ["---", ""]
    lines.append(
      isChinese
        ? "把答案写在每个 `answer` 块里，保存后运行 `gradus grade 本文件`。其余文字可以随意修改。"
        : "Write your answers into the `answer` blocks, save, and run `gradus grade` on this file. All else may be changed."
    )
    if !code.isEmpty {
      lines.append(
        isChinese
          ? "题目中的数字按代码 \(code) 选定，只属于这份答题纸；请保留上面的代码。"
          : "The numbers in the questions go with the code \(code) and with no other sheet; leave the code where it is."
      )
    }
    for exercise in exercises {
      lines += ["", "## \(heading(of: exercise))", "", exercise.promptText]
      let starter = if case .code(let code) = exercise.task { code.starter } else { "" }
      lines += ["", "```answer \(exercise.id)"]
      lines.append(starter.isEmpty ? "" : starter.withoutLastLineEnd)
      lines.append("```")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(of exercise: Exercise) -> String {
    let title = exercise.title.plainText
    return title.isEmpty ? exercise.id : title
  }

  private static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " }
    if isPlain { return name }
    var quoted = ""
    for character in name {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      if !character.isNewline { quoted.append(character) }
    }
    return "\"\(quoted)\""
  }
}

extension Exercise {
  /// The prompt as Markdown, without the comments that hold claims.
  public var promptText: String {
    guard let first = prompt.first, let last = prompt.last else { return "" }
    let bytes = Array(words.text.utf8)
    var output: [UInt8] = []
    var index = first.range.lower
    for comment in prompt.claimComments {
      output += bytes[index..<max(index, comment.lower)]
      index = max(index, comment.upper)
    }
    output += bytes[index..<max(index, last.range.upper)]
    return String(String(decoding: output, as: UTF8.self).trimmed)
  }
}

extension [Block] {
  /// Where the comments of claims stand, in order.
  fileprivate var claimComments: [SourceRange] {
    flatMap { block -> [SourceRange] in
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines): inlines.claimComments
      case .list(let list): list.items.flatMap(\.blocks.claimComments)
      case .quote(let blocks): blocks.claimComments
      case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap(\.claimComments)
      default: []
      }
    }
  }
}

extension [Inline] {
  fileprivate var claimComments: [SourceRange] {
    flatMap { inline -> [SourceRange] in
      switch inline.kind {
      case .claim: [inline.range]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.claimComments
      default: []
      }
    }
  }
}
