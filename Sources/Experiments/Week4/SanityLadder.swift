internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Week 4: four checks before any long training, each with the number that it must give.
  static let sanityLadder = Experiment(
    "sanity-ladder", unit: "4.7",
    title: LocalizedText("Four checks before training", "训练前的四项检查"),
    shows: [
      Implementation("Sources/NeuralNetworks/ShallowNetwork+Training.swift", "train"),
      Implementation("Sources/NeuralNetworks/Evaluation.swift", "majorityBaseline"),
    ],
    parameters: [
      .dataSet("circle"),
      Parameter("hidden", .integer(1...32), standard: "8", step: 1, LocalizedText("hidden units", "隐藏单元数")),
      Parameter(
        "few", .integer(2...20), standard: "5", step: 1,
        LocalizedText("how many examples to learn by heart", "要背下来的样本数")),
      .alpha("1"), .iterations(1500), .seed(),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let all = arguments.trainingSet(m: 300)
    let test = arguments.trainingSet(m: 300, seed: 2)
    var random = arguments.random
    let start = ShallowNetwork(
      n_x: 2, n_h: arguments.integer("hidden"), initializer: .smallRandom(scale: 0.5), random: &random)
    let tiny = ShallowNetwork(
      n_x: 2, n_h: arguments.integer("hidden"), initializer: .smallRandom(scale: 0.01), random: &random)
    let atStart = computeCost(tiny.forward(all.X).A2, all.Y)

    let few = all.examples(at: Array(random.permutation(all.m).prefix(arguments.integer("few"))))
    var byHeart = start
    _ = try train(&byHeart, on: few, arguments, monitor.part(0...0.3))
    let overfitted = computeCost(byHeart.forward(few.X).A2, few.Y)

    var honest = start
    _ = try train(&honest, on: all, arguments, monitor.part(0.3...0.65))
    var shuffled = start
    let order = random.permutation(all.m)
    let mixed: TrainingSet
    do throws(InputError) {
      mixed = try TrainingSet(all.X, all.Y.columns(at: order))
    } catch {
      throw .refused("data", error)
    }
    _ = try train(&shuffled, on: mixed, arguments, monitor.part(0.65...1))
    let (learned, nonsense) = (
      accuracy(honest.predict(test.X), test.Y), accuracy(shuffled.predict(test.X), test.Y)
    )
    let baseline = majorityBaseline(test.Y)

    var findings = Findings()
    findings.show(
      Table(
        columns: [
          LocalizedText("check", "检查"), LocalizedText("expected", "应为"), LocalizedText("found", "实得"),
        ],
        rows: [
          [
            .text(LocalizedText("cost before the first step", "第一步之前的代价")), .formula("\\ln 2 = 0.693147"),
            .number(atStart),
          ],
          [
            .text(LocalizedText("cost on \(few.m) examples learned by heart", "背下 \(few.m) 个样本后的代价")),
            .formula("\\approx 0"),
            .number(overfitted, .significant(2)),
          ],
          [
            .text(LocalizedText("unseen points, labels shuffled", "标签打乱后，未见过的点")),
            .text(LocalizedText("about chance", "接近随机")), .number(nonsense, .percent(1)),
          ],
          [
            .text(LocalizedText("unseen points, labels as they are", "标签正常，未见过的点")),
            .text(
              LocalizedText(
                "above \(NumberStyle.percent(1).text(baseline))",
                "高于 \(NumberStyle.percent(1).text(baseline))")),
            .number(learned, .percent(1)),
          ],
        ]))
    findings.remark(
      "The last line is worth something only next to the majority: always saying the more frequent label is right \(NumberStyle.percent(1).text(baseline)) of the time.",
      "最后一行要和多数基线比较才有意义：总猜多数标签的准确率是 \(NumberStyle.percent(1).text(baseline))。", .finding)
    findings.claim("J at the start", atStart)
    findings.claim("J learned by heart", overfitted)
    findings.claim("accuracy with shuffled labels", nonsense)
    findings.claim("accuracy", learned)
    findings.claim("baseline", baseline)
    return findings
  }
}
