extension Findings {
  /// A warning on top where a result is nan, or is inf and nothing is said about it.
  ///
  /// Every experiment lets values be set with which a run diverges; none may show what is left of it as a result.
  mutating func warnOfNumbersPastTheEnd() {
    let numbers = values.compactMap { value in
      if case .number(let number) = value.quantity { number } else { nil }
    }
    let all = numbers + parts.flatMap(\.numbers)
    if all.contains(where: \.isNaN) {
      warnFirst(
        "nan is not a number: 0/0, 0 · ∞ or ∞ − ∞, where a value is past what a Double holds or the run diverged. It says nothing about right or wrong; try a smaller learning rate or smaller values.",
        "nan 不是数：0/0、0 · ∞ 或 ∞ − ∞，出现在数值超出 Double 的范围或训练发散之后。它不说明任何对错；请试更小的学习率或更小的数值。")
    } else if all.contains(where: \.isInfinite), !hasWarning {
      warnFirst(
        "inf is past the largest number that a Double holds: a prediction that is certain and wrong, or a run that diverges.",
        "inf 超出了 Double 能表示的最大数：十分肯定却错了的预测，或正在发散的训练。")
    }
  }
}

extension ExperimentResult.Part {
  /// The numbers that it shows.
  fileprivate var numbers: [Double] {
    switch self {
    case .table(let table):
      table.rows.joined().compactMap { cell in
        if case .number(let number, _) = cell { number } else { nil }
      }
    case .plot(let plot): plot.series.flatMap { $0.points.map(\.y) }
    case .heatMap(let map): map.values.flatMap { $0 }
    case .graph, .network, .shapes, .images, .formula, .heading, .remark: []
    }
  }
}
