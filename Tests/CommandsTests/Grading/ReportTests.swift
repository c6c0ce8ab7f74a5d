import Foundation
import Testing

@testable import Commands

/// A class in which many made one mistake, in four spellings, and somebody wrote markup.
private func gradedClass() throws -> FixtureCourse {
  let course = try FixtureCourse()
  let wrong = ["a - b", "-b + a", "a + (-1)*b", "\\frac{a^2 - b^2}{a+b}", "a-b"]
  for (number, answer) in (wrong + ["a + b", "b + a", "2a", "<script>alert('x')</script>"]).enumerated() {
    try course.write(
      "---\nlearner: Learner <b>\(number)</b> \u{202E}\n---\n```answer week2/sum\n\(answer)\n```\n",
      to: "in/learner\(number)/w.md")
  }
  try course.write([0xFF], to: "in/unreadable/w.md")
  #expect(course.run(["grade", "--submissions", "in", "--for", "week2/sum"]).status == 0)
  return course
}

@Test func reportsOnAClassAsAPage() throws {
  let course = try gradedClass()
  let page = course.run(["report", "--format", "html"]).output
  // Five spellings, one mistake, with its slip; and why it is worth a word.
  #expect(page.contains("<p class=\"times\">5 ×</p>"))
  #expect(page.contains("<strong>sign of a term</strong>"))
  #expect(page.contains("One to talk about"))
  #expect(page.contains("2 correct, 6 wrong, 2 no mark"))
  // Formulas are set, markup is text, nothing hides, nothing is loaded, nothing runs.
  #expect(page.contains("<math") && page.contains("alttext=\"a minus b\""))
  #expect(!page.contains("<script") && !page.contains("<b>") && !page.contains("\u{202E}"))
  #expect(page.contains("default-src 'none'") && !page.contains("src=\"http"))
  #expect(page.contains("Learner &lt;b&gt;0&lt;/b&gt;"))
  let anonymous = course.run(["report", "--format", "html", "--anonymous"]).output
  #expect(!anonymous.contains("Learner") && anonymous.contains("5 ×"))
  #expect(
    course.run(["report", "--format", "html", "--lang", "zh"]).output.contains("<html lang=\"zh-Hans\">"))
  #expect(course.run(["report", "--output", "r.html"]).status == 0)
  #expect(try course.read("r.html") == page)
}

@Test func givesEveryLearnerAPage() throws {
  let course = try gradedClass()
  #expect(course.run(["export", "--format", "html", "--output", "pages"]).status == 0)
  let wrong = try course.read("pages/learner0.html")
  #expect(wrong.contains("0 / 1") && wrong.contains("<math") && wrong.contains("sign"))
  #expect(wrong.contains("<h1>Learner &lt;b&gt;0&lt;/b&gt;"))
  let hostile = try course.read("pages/learner8.html")
  #expect(!hostile.contains("<script") && hostile.contains("&lt;script&gt;"))
  // No mark is no zero, in the total neither.
  let open = try course.read("pages/unreadable.html")
  #expect(open.contains("– / 1 · 1 without a mark yet") && open.contains("This is no zero"))
  #expect(!open.contains(">0 / 1"))
  let chinese = course.run(["export", "--format", "html", "--learner", "learner5", "--lang", "zh"])
  #expect(chinese.output.contains("正确"))
}

@Test func forgetsNobodyWhoseWorkCannotBeRead() throws {
  let course = try FixtureCourse()
  try course.write("---\nsheet: week2/sum\n---\n```answer week2/sum\nb + a\n```\n", to: "in/ada/w.md")
  try course.write([0xFF, 0xFE], to: "in/bob/w.md")
  try course.write("x", to: "in/eve/photo.jpg")
  // Nobody said what was asked; the sheet of another did.
  #expect(course.run(["grade", "--submissions", "in"]).status == 0)
  let queue = course.run(["queue"])
  #expect(queue.output.contains("bob  week2/sum  [unreadable]"))
  #expect(queue.output.contains("eve  week2/sum  [unreadable]"))
  #expect(queue.errors.contains("waiting: 2 (2 unreadable)"))
  #expect(course.run(["queue", "week2/product"]).errors.contains("nothing waits"))
  #expect(course.run(["queue", "--reason", "time"]).output.isEmpty)
  #expect(course.run(["queue", "week2", "--points", "1"]).status == ExitStatus.usage.rawValue)
  // Where nobody knows, it is said.
  let lost = course.run(["grade", "--submissions", "in/eve", "--gradebook", "other.db"])
  #expect(lost.errors.contains("nothing says what was asked") || lost.status != 0)
}
