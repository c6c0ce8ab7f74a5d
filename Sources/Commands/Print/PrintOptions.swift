import Experiments

/// The options of `gradus print`.
enum PrintOptions {
  static let format = Option<String>(
    "format", oneOf: ["html", "pdf"],
    LocalizedText("what to make; without it, what the output file's name says", "输出格式；省略时由输出文件名决定"))
  static let paper = Option<String>(
    "paper", oneOf: ["a4", "letter"], LocalizedText("the sheet: a4 (standard) or letter", "纸张：a4（默认）或 letter")
  )
  static let sides = Option<String>(
    "sides", oneOf: ["one", "two"],
    LocalizedText("printed on one side (standard) or on two", "单面（默认）或双面"))
  static let output = Option<String>(
    "output", "FILE", LocalizedText("the file to write; without it, standard output", "输出文件；省略则写到标准输出"))
  static let site = Option<String>(
    "site", "FOLDER", LocalizedText("linked pages with a search, for any browser", "生成可搜索的静态站点"))
  static let worksheet = Option<Bool>(
    switch: "worksheet", LocalizedText("only the exercises, with space to answer", "只打印练习，留作答空间"))
  static let key = Option<Bool>(
    switch: "key", LocalizedText("with answers and worked solutions", "附答案与解答"))
  static let learner = Option<String>(
    "learner", "NAME",
    LocalizedText("whose worksheet it is, with numbers of its own; may be repeated", "练习单的学习者，数字各不相同；可重复"))
  static let learners = Option<String>(
    "for", "FILE",
    LocalizedText(
      "a worksheet for everyone of a list: a name a line, or CSV",
      "为名单里的每个人各出一份：每行一个姓名，或 CSV")
  )
  static let code = Option<String>(
    "code", "CODE", LocalizedText("what the numbers are picked by (made from the name)", "决定数字的代码（默认由姓名得出）"))
  static let force = Option<Bool>(
    switch: "force", LocalizedText("print what is faulty too, the faults marked", "有错也打印，并标出错误"))
  static let timeout = Option<Int>(
    "timeout", "SECONDS", in: 1...3600,
    LocalizedText("how long Chromium may take for a PDF file (120)", "Chromium 生成 PDF 的时限（120 秒）"))

  static let all = [
    format.entry, paper.entry, sides.entry, output.entry, site.entry, worksheet.entry, key.entry,
    learner.entry,
    learners.entry, code.entry, force.entry, timeout.entry,
  ]
}
