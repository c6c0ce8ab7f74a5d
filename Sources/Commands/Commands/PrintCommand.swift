import Course
import Experiments
import JSON
import Pages

extension Command {
  /// `gradus print`: lessons as pages for paper.
  static let print = Command(
    "print", LocalizedText("lessons as pages: HTML or PDF", "把课程打印成页面：HTML 或 PDF"),
    arguments: "LESSON…", argumentCount: 1...Int.max,
    description: LocalizedText(
      "Writes one HTML page that needs no other file, or a PDF file with the Chromium that is found on the PATH.\nExercises come with space to answer, hints on a last page.",
      "生成一个自足的 HTML 页面，或用 PATH 上的 Chromium 生成 PDF。练习留有作答空间，提示在最后一页。"),
    options: PrintOptions.all,
    examples: [
      Example(
        "gradus print week2/08-derivatives-with-the-graph --output graph.html",
        LocalizedText("one lesson as a page for any browser", "一课，用任何浏览器打开")),
      Example(
        "gradus print 2.7 2.8 --paper letter --output graphs.pdf",
        LocalizedText("two lessons as a PDF file", "两课合成一个 PDF")),
      Example(
        "gradus print 2.8 --lang zh --key --output key.pdf",
        LocalizedText("in Chinese, with the solutions", "中文，附解答")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try PrintRun(&invocation).run(&invocation)
  }
}
