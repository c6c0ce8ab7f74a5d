extension Experiment {
  /// Every experiment, in the order of the syllabus.
  public static let all: [Experiment] = week1 + week2 + week3 + week4

  /// The experiment of that name.
  public static func named(_ name: String) throws(ExperimentError) -> Experiment {
    if let found = all.first(where: { $0.name == name }) { return found }
    throw .unknownExperiment(name: name, nearest: nearest(to: name, among: all.map(\.name)), at: nil)
  }

  private static let week1: [Experiment] = [
    .neuronPrice, .denseParameters, .supervisedTasks, .vanishingSlopes, .scaleOfData,
  ]

  private static let week2: [Experiment] = [
    .imageFlatten, .sigmoidCurve, .crossEntropyCurves, .convexity, .stableLoss, .gradientDescent1D,
    .learningRateDuel, .gradientDescent2D, .noMinimum, .nudge, .stepSweep, .computationGraph,
    .logisticExample,
    .logisticAccumulators, .vectorizationTiming, .elementwise, .vectorizedForward, .logisticTraining,
    .broadcasting, .calories, .rankOneTrap, .likelihoodBridge,
  ]

  private static let week3: [Experiment] = [
    .twoLayerChain, .networkAnatomy, .shallowForward, .columnsAsExamples, .activations, .linearCollapse,
    .xorTraining, .activationDerivatives, .shallowBackward, .initialisationZoo, .decisionBoundary,
  ]

  private static let week4: [Experiment] = [
    .deepForward, .dimensions, .parityGates, .linearPieces, .buildingBlocks, .deepBackward, .gradientCheck,
    .wrongBias,
    .passingWhileWrong, .activationXRay, .sanityLadder, .hyperparameterSweep,
  ]
}
