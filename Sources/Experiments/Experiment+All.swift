extension Experiment {
  /// Every experiment, in the order of the syllabus.
  public static let all: [Experiment] = [
    .computationGraph,
    .logisticExample,
  ]

  /// The experiment of that name.
  public static func named(_ name: String) throws(ExperimentError) -> Experiment {
    if let found = all.first(where: { $0.name == name }) { return found }
    throw .unknownExperiment(name: name, nearest: nearest(to: name, among: all.map(\.name)), at: nil)
  }
}
