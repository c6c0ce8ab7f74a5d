import Testing

@testable import Commands

struct CommandLineCase: CustomTestStringConvertible {
  let words: [String]
  let status: Int32
  /// What standard error begins with.
  let message: String
  var testDescription: String { words.joined(separator: " ") }
}

@Suite struct CommandLineTests {
  @Test(arguments: [
    CommandLineCase(
      words: ["lst"], status: 64, message: "gradus: 'lst' is no command\ngradus: did you mean 'gradus list'?"),
    CommandLineCase(
      words: ["list", "--jsno"], status: 64,
      message: "gradus: '--jsno' is no option here\ngradus: did you mean --json?"),
    CommandLineCase(
      words: ["list", "--lang", "fr"], status: 64,
      message: "gradus: 'fr' cannot be the value of --lang\ngradus: one of en, zh"),
    CommandLineCase(words: ["list", "--lang"], status: 64, message: "gradus: --lang needs a value"),
    CommandLineCase(words: ["list", "--json=1"], status: 64, message: "gradus: --json takes no value"),
    CommandLineCase(words: ["list", "a", "b"], status: 64, message: "gradus: too much behind 'list'"),
    CommandLineCase(words: ["list", "weeks"], status: 64, message: "gradus: 'weeks' cannot be listed"),
    CommandLineCase(words: ["list"], status: 66, message: "gradus: no course is here or above here"),
  ])
  func refuses(_ line: CommandLineCase) {
    let run = TestRun(line.words)
    #expect(run.status == line.status)
    #expect(run.errors.hasPrefix(line.message))
    #expect(run.output == "")
  }

  @Test func helpsInBothLanguages() {
    let english = TestRun(["--help"])
    #expect(english.status == 0)
    #expect(english.output.contains("  list  "))
    #expect(TestRun(["--lang", "zh", "--help"]).output.contains("用法："))
    #expect(TestRun(["--help"], environment: ["LANG": "zh_CN.UTF-8"]).output.contains("用法："))
    for command in Command.all {
      let help = TestRun([command.name, "--help"])
      #expect(help.status == 0)
      #expect(help.output.contains("Examples:"), "\(command.name)")
      #expect(!command.examples.isEmpty, "\(command.name)")
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(command.name)")
      for example in command.examples {
        #expect(
          example.line.contains("gradus \(command.name)") || example.line == "gradus", "\(example.line)")
      }
    }
  }

  @Test func listsExperimentsAsJSON() throws {
    let run = TestRun(["list", "experiments", "--json"])
    #expect(run.status == 0)
    #expect(run.output.contains(#""name": "computation-graph""#))
  }
}
