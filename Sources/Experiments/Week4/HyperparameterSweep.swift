internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 4.7: the same training with one setting changed: hidden units, or the learning rate.
  static let hyperparameterSweep = Experiment(
    "hyperparameter-sweep", unit: "4.7",
    title: LocalizedText("Turn one knob at a time", "一次只调一个旋钮"),
    shows: [
      Implementation("Sources/NeuralNetworks/Sweep.swift", "hiddenUnits"),
      Implementation("Sources/NeuralNetworks/Sweep.swift", "learningRates"),
    ],
    parameters: [
      .dataSet(),
      Parameter(
        "vary",
        .choice([
          .init("hidden", LocalizedText("the hidden units", "隐藏单元数")),
          .init("alpha", LocalizedText("the learning rate of logistic regression", "逻辑回归的学习率")),
        ]), standard: "hidden", LocalizedText("which knob", "调哪个旋钮")),
      Parameter(
        "hidden", .integers(count: 1...8, each: 1...50), standard: "1, 2, 3, 4, 5",
        LocalizedText("the numbers of hidden units", "各隐藏单元数")),
      Parameter(
        "alphas", .numbers(count: 1...8, each: 0.0001...100), standard: "0.001, 0.01, 0.1, 1",
        LocalizedText("the learning rates", "各学习率")),
      .alpha("1.2"), .iterations(1500), .seed(2),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let training = arguments.trainingSet()
    let test = arguments.trainingSet(seed: 2)
    let iterations = arguments.integer("iterations")
    let isWidth = arguments.word("vary") == "hidden"
    var results: [SweepResult] = []
    do throws(InputError) {
      if isWidth {
        let widths = arguments.integers("hidden")
        results = try Sweep.hiddenUnits(
          widths, training: training, test: test, iterations: iterations,
          learningRate: arguments.number("alpha"), seed: UInt32(clamping: arguments.integer("seed"))
        ) { run, i, _ in
          let done = Double(run * iterations + i) / Double(widths.count * iterations)
          return i % 64 != 0 || monitor.goesOn(done)
        }
      } else {
        let rates = arguments.numbers("alphas")
        for (place, rate) in rates.enumerated() {
          guard monitor.goesOn(Double(place) / Double(rates.count)) else { break }
          results += try Sweep.learningRates([rate], training: training, test: test, iterations: iterations)
        }
      }
    } catch {
      throw .refused("iterations", error)
    }
    try monitor.checkpoint(1)

    var findings = Findings()
    let names = results.map { result in
      result.hiddenUnits.map { LocalizedText("n_h = \($0)") }
        ?? LocalizedText("α = \(NumberStyle.shortest.text(result.learningRate))")
    }
    findings.show(
      costPlot(zip(names, results).map { ($0, $1.costs) }, every: isWidth ? 1 : 100))
    findings.show(
      Table(
        columns: [
          LocalizedText("setting", "设置"), LocalizedText("$J$ at the end", "最后的 $J$"),
          LocalizedText("learned from", "训练集"),
          LocalizedText("never seen", "未见过的"),
        ],
        rows: zip(names, results).map { name, result in
          [
            .text(name), .number(result.costs.last ?? .nan), .number(result.trainingAccuracy, .percent(2)),
            .number(result.testAccuracy ?? .nan, .percent(2)),
          ]
        }))
    var claimed: Set<String> = []
    for (name, result) in zip(names, results) where claimed.insert(name.english).inserted {
      findings.claim("J with \(name.english)", result.costs.last ?? .nan)
      findings.claim("accuracy with \(name.english)", result.trainingAccuracy)
      findings.claim("test accuracy with \(name.english)", result.testAccuracy ?? .nan)
    }
    let best = zip(names, results).filter { $0.1.testAccuracy?.isFinite ?? false }
      .max { ($0.1.testAccuracy ?? 0) < ($1.1.testAccuracy ?? 0) }
    if let best {
      findings.remark(
        "Judged by points that were not learned from, \(best.0.english) does best here. Other data, other day: try again.",
        "用没学过的点来评判，这里 \(best.0.chinese) 最好。换了数据就要再试。", .finding)
    }
    return findings
  }
}
