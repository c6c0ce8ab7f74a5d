import JSON
import Testing

@testable import Commands

@Suite struct ShowTests {
  @Test func answersAStreamLineByLine() throws {
    let input = """
      {"id": 7, "source": "x", "syntax": "latex"}
      {"id": "b"}
      not JSON
      {"id": "c", "source": "x", "syntax": "tex"}

      {"id": null, "source": "y"}
      """
    let run = TestRun(["show", "--jsonl"], input: input)
    #expect(run.status == 0)
    let lines = try run.output.split(separator: "\n").map { try JSONValue.read(String($0)) }
    #expect(lines.count == 5)
    #expect(lines[0]["id"]?.int == 7)
    #expect(lines[0]["ok"]?.bool == true)
    #expect(lines[0]["lines"]?.array?.isEmpty == false)
    #expect(lines[0]["mathml"]?.string?.hasPrefix("<math") == true)
    #expect(lines[1]["error"]?.string == "'source' has to be a text")
    #expect(lines[2]["line"]?.int == 3)
    #expect(lines[3]["error"]?.string == "'syntax' is one of auto, plain, latex, numpy")
    #expect(lines[4]["line"]?.string == "y")
  }

  @Test func needsAFormula() {
    #expect(TestRun(["show"]).status == 64)
    #expect(TestRun(["show", "x"]).output.contains("x"))
  }
}
