import Testing

@testable import Commands

@Suite struct CourseCommandTests {
  @Test func listsTheCourse() throws {
    let course = try FixtureCourse()
    #expect(course.run(["list"]).output == "Week 1: Week two\n  2.8   Graph  week2/08-graph\n")
    #expect(course.run(["list", "--lang", "zh"]).output == "第 1 周：第二周\n  2.8   计算图  week2/08-graph\n")
    #expect(course.run(["list", "--json"]).output.contains("\"title\": \"A graph\""))
    #expect(course.run(["list", "exercises"]).output.hasPrefix("week2/difference  The difference\n"))
  }

  @Test func listsAndChecksTheGlossary() throws {
    let course = try FixtureCourse()
    #expect(course.run(["list", "glossary"]).status == 66)
    let english =
      "| term | symbol | meaning | from |\n|---|---|---|---|\n| cost | $J$ | mean of $L$ | [2.8](week2/08-graph.md#nudges) |\n"
    let chinese =
      "| 术语 | 符号 | 含义 | 出处 |\n|---|---|---|---|\n| 代价 | $J$ | $L$ 的平均 | [2.8](week2/08-graph.zh.md) |\n"
    try course.write(english, to: "lessons/glossary.md")
    try course.write(chinese, to: "lessons/glossary.zh.md")
    #expect(course.run(["list", "glossary"]).output == "cost (J): mean of L\n")
    #expect(course.run(["list", "glossary", "--lang", "zh"]).output == "代价 (J): L 的平均\n")
    #expect(course.run(["lint"]).output == "")
    try course.write(
      chinese.replacing("$J$", with: "$C$").replacing("08-graph", with: "09-graph"),
      to: "lessons/glossary.zh.md")
    let run = course.run(["lint"])
    #expect(run.output.contains("glossary.zh.md:3:3: error: row 1 has another symbol than the English row 1"))
    #expect(run.output.contains("glossary.zh.md:3:24: error: there is no file 'week2/09-graph.zh.md'"))
  }

  @Test func makesASheet() throws {
    let course = try FixtureCourse()
    let sheet = course.run(["sheet", "week2/08-graph", "--learner", "Ada"])
    #expect(sheet.status == 0)
    let fences = sheet.output.split(separator: "\n").filter { $0.hasPrefix("```answer") }
    #expect(fences == ["```answer week2/sum", "```answer week2/product", "```answer week2/difference"])
    #expect(sheet.output.contains("learner: Ada\n"))
    #expect(!sheet.output.contains("Two names"))
    #expect(course.run(["sheet", "week2", "--lang", "zh"]).output.contains("用 $a$ 和 $b$ 写出来。"))
    #expect(course.run(["sheet", "week9"]).status == 66)
    #expect(course.run(["sheet"]).status == 64)
  }

  @Test func readsTheTranslationOfALessonFile() throws {
    let course = try FixtureCourse()
    let (english, chinese) = ("lessons/week2/08-graph.md", "lessons/week2/08-graph.zh.md")
    let inEnglish = course.run(["learn", english, "--plain", "--lang", "en"]).output
    let inChinese = course.run(["learn", chinese, "--plain", "--lang", "zh"]).output
    #expect(inEnglish != inChinese)
    #expect(course.run(["learn", english, "--plain", "--lang", "zh"]).output == inChinese)
    #expect(course.run(["learn", chinese, "--plain", "--lang", "en"]).output == inEnglish)
  }

  @Test(arguments: ["week2/08-graph", "week2/08", "08-graph", "2.8", "lessons/week2/08-graph.md"])
  func findsALessonByTheSameNamesEverywhere(_ name: String) throws {
    let course = try FixtureCourse()
    for words in [
      ["learn", name], ["print", name], ["print", "--worksheet", name], ["sheet", name], ["source", name],
      ["lint", name],
    ] {
      let run = course.run(words)
      #expect(run.status == 0, "\(words): \(run.errors)")
    }
    #expect(course.run(["print", "--worksheet", name]).output.contains("<title>A graph</title>"))
  }

  @Test func saysWhichLessonsANameMayMean() throws {
    let course = try FixtureCourse()
    try course.write("# Another\n", to: "lessons/week2/09-other.md")
    for command in ["learn", "print", "sheet", "source", "lint"] {
      let run = course.run([command, "week2/0"])
      #expect(run.status == 64)
      #expect(run.errors.contains("several lessons begin so") && run.errors.contains("week2/09-other"))
      #expect(course.run([command, "week2/10"]).status == 66)
    }
  }

  @Test func showsTheSource() throws {
    let course = try FixtureCourse()
    let shown = "// Sources/Graph.swift:2\n/// Back.\nfunc backward() {}\n"
    for place in [
      "week2/08-graph", "week2/08-graph#backwards", "2.8", "08-graph", "Sources/Graph.swift#backward",
    ] {
      #expect(course.run(["source", place]).output == shown, "\(place)")
    }
    #expect(course.run(["source", "week2/08-graph#nudges"]).status == 66)
    #expect(course.run(["source", "week2/08-graph#backward"]).errors.contains("did you mean '#backwards'?"))
    #expect(course.run(["source", "Sources/Graph.swift#forward"]).status == 66)
    #expect(course.run(["source", "Sources/Graph.swift"]).status == 64)
  }

  @Test func searches() throws {
    let course = try FixtureCourse()
    #expect(
      course.run(["search", "rises"]).output.hasPrefix("week2/08-graph#nudges  Nudges\n    J rises to 33.006")
    )
    #expect(course.run(["search", "升到", "--lang", "zh"]).output.hasPrefix("week2/08-graph#nudges  微调\n"))
    #expect(course.run(["search", "product", "names"]).status == 1)
    #expect(course.run(["search", "the product"]).output.hasPrefix("exercises/week2/product  The product\n"))
    #expect(course.run(["search", "zebra"]).errors == "nothing found\n")
  }

  @Test func reportsHealth() throws {
    let run = try FixtureCourse().run(["doctor"])
    #expect(run.output.contains("1 lessons, 3 exercises"))
    #expect(TestRun(["doctor"]).status == 1)
    for thing in ["locale", "terminal", "printing PDF", "fonts for pages", "Swift compiler", "progress"] {
      #expect(run.output.contains("  \(thing): "), "\(thing)")
    }
  }

  @Test func saysWhatIsWrongWithTheFolder() throws {
    let run = TestRun(["list"], environment: ["GRADUS_COURSE": "/nonexistent"])
    #expect(run.status == 66)
    #expect(run.errors == "gradus: /nonexistent: holds no 'lessons' and 'exercises'\n")
  }
}
