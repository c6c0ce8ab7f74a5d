import Experiments
import SourceText
import Testing

/// Every experiment where its parameters end, one at a time and several at once: nothing crashes, and what is left of a
/// run that diverged is not shown as a result.
@Suite struct CornerTests {
  @Test(arguments: Experiment.all.map(\.name))
  func corners(_ name: String) throws {
    let experiment = try Experiment.named(name)
    var runs = 0
    for values in experiment.corners(count: isOptimized ? 40 : 8) {
      let what: Comment = "\(name) \(values.mapValues(\.text).sorted { $0.key < $1.key })"
      do throws(ExperimentError) {
        let result = try experiment.run(values)
        runs += 1
        #expect(result.isFinite || result.hasWarning, what)
        if result.isNotANumber {
          #expect(result.firstRemark?.contains("diverged") == true, what)
          expectNothingRight(in: result, what)
        }
      } catch {
        // Values that do not go together are refused by name.
        #expect(!error.diagnostic.message.isEmpty, what)
      }
    }
    #expect(runs > 0 || experiment.parameters.isEmpty, "\(name) refused every corner")
  }

  @Test func aWalkThatDiverges() throws {
    let result = try Experiment.named("gradient-descent-1d").run(
      ["alpha": "3", "start": "100", "steps": "1000"])
    #expect(result.number("J")?.isNaN == true)
    #expect(result.firstRemark?.contains("diverged") == true)
  }

  /// Here a prediction reaches exactly 1, where the slope of the loss in it is 0/0.
  @Test func predictionsThatAreCertain() throws {
    let result = try Experiment.named("wrong-bias").run(
      ["data": "xor", "iterations": isOptimized ? "800" : "100"])
    #expect(result.isFinite)
    #expect(result.number("relative error, right") ?? 1 < 1e-6)
    #expect(result.number("relative error, wrong") ?? 0 > 1e-3)
  }

  /// Where J is no number, neither an accuracy nor an error of the same run is one.
  private func expectNothingRight(in result: ExperimentResult, _ what: Comment) {
    for value in result.values where value.name.hasPrefix("J") {
      guard case .number(let J) = value.quantity, J.isNaN else { continue }
      for other in ["accuracy", "test accuracy", "relative error"] {
        let number = result.number(other + value.name.dropFirst())
        #expect(number?.isNaN ?? true, what)
      }
    }
    #expect(result["verdict"] != .word("correct") && result["verdict"] != .word("passes"), what)
  }
}

extension ExperimentResult {
  var hasWarning: Bool {
    parts.contains { if case .remark(let remark) = $0 { remark.kind == .warning } else { false } }
  }
  /// The warning that stands above everything else.
  var firstRemark: String? {
    if case .remark(let remark)? = parts.first { remark.text.english } else { nil }
  }

  var isFinite: Bool { numbers.allSatisfy(\.isFinite) }

  var isNotANumber: Bool { numbers.contains(where: \.isNaN) }

  private var numbers: [Double] {
    values.flatMap { value -> [Double] in
      if case .number(let number) = value.quantity { [number] } else { [] }
    }
      + parts.flatMap { part -> [Double] in
        switch part {
        case .table(let table):
          table.rows.joined().compactMap { if case .number(let number, _) = $0 { number } else { nil } }
        case .plot(let plot): plot.series.flatMap { $0.points.map(\.y) }
        case .heatMap(let map): map.values.flatMap { $0 }
        default: []
        }
      }
  }
}

extension Experiment {
  /// Values at the ends of their ranges: each parameter alone, all together, and some at random.
  func corners(count: Int) -> [[String: ParameterValue]] {
    let settable = parameters.filter { !$0.ends.isEmpty }
    var corners: [[String: String]] = settable.flatMap { parameter in
      parameter.ends.map { [parameter.name: $0] }
    }
    corners.append(Dictionary(uniqueKeysWithValues: settable.map { ($0.name, $0.ends[0]) }))
    corners.append(Dictionary(uniqueKeysWithValues: settable.map { ($0.name, $0.ends[$0.ends.count - 1]) }))
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<count where settable.count > 1 {
      corners.append(
        Dictionary(
          uniqueKeysWithValues: settable.map {
            ($0.name, $0.ends.randomElement(using: &generator) ?? $0.standard)
          }))
    }
    return corners.map { corner in
      corner.merging(bounded) { own, _ in own }.mapValues { ParameterValue($0) }
    }
  }

  /// Fewer steps than the standard where they would take long.
  private var bounded: [String: String] {
    parameters.contains { $0.name == "iterations" } ? ["iterations": isOptimized ? "300" : "40"] : [:]
  }
}

extension Parameter {
  /// The ends of the range, as they are written; whole numbers no larger than what takes a moment.
  fileprivate var ends: [String] {
    switch kind {
    case .number(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
    case .integer(let range):
      [
        "\(range.lowerBound)",
        "\(min(range.upperBound, name == "iterations" ? (isOptimized ? 300 : 40) : 1000))",
      ]
    case .boolean: ["false", "true"]
    case .choice(let choices): choices.map(\.name)
    case .numbers(_, let each):
      [each.lowerBound, 0, each.upperBound].filter(each.contains).map { value in
        repeatElement("\(value)", count: entriesOfStandard).joined(separator: ", ")
      }
    case .integers(_, let each):
      [each.lowerBound, min(each.upperBound, 9)].map { value in
        repeatElement("\(value)", count: entriesOfStandard).joined(separator: ", ")
      }
    case .matrix, .formula, .name: []
    }
  }

  /// As many as the other parameters of the experiment are made for.
  private var entriesOfStandard: Int { standard.split(separator: ",").count }
}

/// A sequence of numbers that is the same every time (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
