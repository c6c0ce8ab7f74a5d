import Testing

@testable import Commands

@Suite struct CourseCommandTests {
  @Test func listsTheCourse() throws {
    let course = try FixtureCourse()
    #expect(course.run(["list"]).output == "week2/08-graph  A graph\n")
    #expect(course.run(["list", "--lang", "zh"]).output == "week2/08-graph  计算图\n")
    #expect(course.run(["list", "exercises"]).output.hasPrefix("week2/difference  The difference\n"))
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
  }

  @Test func saysWhatIsWrongWithTheFolder() throws {
    let run = TestRun(["list"], environment: ["GRADUS_COURSE": "/nonexistent"])
    #expect(run.status == 66)
    #expect(run.errors == "gradus: /nonexistent: holds no 'lessons' and 'exercises'\n")
  }
}
