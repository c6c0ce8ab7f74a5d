import Experiments
import SourceText
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What must hold for each of them, whatever it shows.
@Suite struct EveryExperimentTests {
  static let names = Experiment.all.map(\.name)

  @Test func hasANameOfItsOwn() {
    #expect(Set(Self.names).count == Self.names.count)
    for name in Self.names {
      #expect(name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })
    }
  }

  @Test func standsInTheTableOfTheReadMe() throws {
    let path = packageRoot + "Sources/Experiments/README.md"
    let text = try #require(
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) })
    for experiment in Experiment.all {
      let parameters = experiment.parameters.map { "`\($0.name)`" }.joined(separator: ", ")
      #expect(
        text.contains(
          "| \(experiment.unit) | `\(experiment.name)` | \(experiment.title.english) | \(parameters) |"))
    }
  }

  @Test(arguments: names)
  func runsAsItStands(_ name: String) throws {
    let experiment = try Experiment.named(name)
    #expect(experiment.problems(with: [:]).isEmpty)
    var shares: [Double] = []
    let values = experiment.quickValues
    let result = try experiment.run(values, progress: { shares.append($0) })
    #expect(!result.parts.isEmpty)
    #expect(shares == shares.sorted(), "progress never goes back")
    #expect(result.values.isEmpty != experiment.isDeterministic, "claims, unless it measures time")
    #expect(Set(result.values.map(\.name)).count == result.values.count, "each claim once")
    if experiment.isDeterministic {
      let again = try experiment.run(values)
      #expect(result.values.map(\.text) == again.values.map(\.text))
    }
    for case .remark(let remark) in result.parts {
      #expect(!remark.text.english.isEmpty && !remark.text.chinese.isEmpty)
    }
  }

  /// The code that an experiment says it runs is there.
  @Test(arguments: names)
  func showsCodeThatExists(_ name: String) throws {
    let experiment = try Experiment.named(name)
    #expect(!experiment.implementations.isEmpty)
    for implementation in experiment.implementations {
      let path = packageRoot + implementation.file
      let text = try #require(
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) },
        "\(implementation.file) is missing")
      let declarations = ["func", "struct", "enum", "var", "let", "case", "typealias", "init", "subscript"]
      let isDeclared =
        implementation.symbol == "init" || text.contains("init(\(implementation.symbol)")
        || declarations.contains { text.contains("\($0) \(implementation.symbol)") }
      #expect(isDeclared, "\(implementation.file) does not declare \(implementation.symbol)")
    }
  }

  /// Values at the ends of their ranges and nonsense: an answer or an error, never a crash.
  @Test(arguments: names)
  func survivesWhatCanBeSet(_ name: String) throws {
    let experiment = try Experiment.named(name)
    for parameter in experiment.parameters {
      for text in extremes(of: parameter.kind) {
        var polls = 0
        do throws(ExperimentError) {
          // Long runs are stopped: it is the beginning that reads the values.
          _ = try experiment.run(
            experiment.quickValues.merging([parameter.name: ParameterValue(text)]) { $1 },
            isCancelled: {
              polls += 1
              return polls > 4
            })
        } catch {
          let message = error.diagnostic.message
          let isSentence = message.prefix(2).allSatisfy(\.isLetter) && message.first?.isUppercase == true
          #expect(!message.isEmpty && !isSentence && !message.hasSuffix("."), "\(message)")
        }
      }
    }
  }

  @Test(arguments: names)
  func namesTheParameterThatIsWrong(_ name: String) throws {
    let experiment = try Experiment.named(name)
    let range = SourceRange(10, 17)
    let unknown = experiment.problems(with: ["nonsense_": ParameterValue("1", at: range)])
    #expect(unknown.first?.diagnostic.message == "'nonsense_' is not a parameter here")
    #expect(unknown.first?.diagnostic.range == range)
    for parameter in experiment.parameters {
      guard case .number = parameter.kind else { continue }
      for text in ["x", "", "nan", "1e999", "1,5", "0x10", "--1", "1/0"] {
        let problems = experiment.problems(with: [parameter.name: ParameterValue(text, at: range)])
        #expect(
          problems == [
            .badValue(parameter: parameter.name, found: text, allowed: parameter.allowed, at: range)
          ])
      }
    }
  }

  private func extremes(of kind: Parameter.Kind) -> [String] {
    switch kind {
    case .number(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
    case .integer(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
    case .boolean: ["true", "false"]
    case .choice(let choices): choices.map(\.name)
    case .numbers(let count, let each):
      [count.lowerBound, count.upperBound].flatMap { count in
        [each.lowerBound, each.upperBound].map { value in
          repeatElement("\(value)", count: count).joined(separator: ", ")
        }
      }
    case .integers(let count, let each):
      [count.lowerBound, count.upperBound].flatMap { count in
        // The largest of everything takes minutes without the optimiser.
        [each.lowerBound, isOptimized ? each.upperBound : min(each.upperBound, 9)].map { value in
          repeatElement("\(value)", count: count).joined(separator: ", ")
        }
      }
    case .matrix(let rows, let columns):
      [(rows.lowerBound, columns.lowerBound), (rows.upperBound, columns.upperBound)].map { size in
        let row = "[" + repeatElement("1", count: size.1).joined(separator: ", ") + "]"
        return "[" + repeatElement(row, count: size.0).joined(separator: ", ") + "]"
      }
    case .formula: ["1", "a", "((", "a = b; b = a", "x^x^x", "1/0", "log(a)", "y = [1 2]"]
    case .name: ["", "zz", "a"]
    }
  }

  private var packageRoot: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/"
  }
}

extension Experiment {
  /// Fewer steps where they would take minutes without the optimiser.
  fileprivate var quickValues: [String: ParameterValue] {
    !isOptimized && parameters.contains { $0.name == "iterations" } ? ["iterations": "40"] : [:]
  }
}
