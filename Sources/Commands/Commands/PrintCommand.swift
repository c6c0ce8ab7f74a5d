import Experiments

extension Command {
  /// `gradus print`: pages for paper, a book, worksheets, a site.
  static let print = Command(
    "print", LocalizedText("lessons as pages: HTML, PDF, worksheets, a site", "打印：HTML、PDF、练习单、站点"),
    arguments: "[LESSON|WEEK…]",
    description: LocalizedText(
      """
      A lesson becomes one HTML page that needs no other file, or a PDF file with the Chromium on the PATH.
      A week, or the whole course when nothing is named, becomes a book with contents and index.
      Exercises come with space to answer, hints on a last page.
      """,
      """
      一课生成一个自足的 HTML 页面，或用 PATH 上的 Chromium 生成 PDF。
      写周名得到一周的书，什么都不写得到整门课的书，带目录和索引。
      练习留有作答空间，提示在最后一页。
      """),
    options: PrintOptions.all,
    examples: [
      Example(
        "gradus print week2/08-derivatives-with-the-graph --output graph.html",
        LocalizedText("one lesson as a page for any browser", "一课，用任何浏览器打开")),
      Example(
        "gradus print --lang zh --sides two --output course.pdf",
        LocalizedText("the whole course as a book, in Chinese, for two sides", "整门课的中文书，双面打印")),
      Example(
        "gradus print week2 --worksheet --for class.csv --output sheets/",
        LocalizedText("a worksheet for each of a class, no two alike", "全班每人一份，数字各不相同")),
      Example(
        "gradus print week2 --worksheet --learner Ada --key --output ada-key.pdf",
        LocalizedText("the key to Ada's sheet", "Ada 那份练习单的答案")),
      Example("gradus print --site public", LocalizedText("the course as a site", "把课程做成站点")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try PrintRun(&invocation).run(&invocation)
  }
}
