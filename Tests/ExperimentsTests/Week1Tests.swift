import Experiments
import Testing

@Suite struct Week1Tests {
  @Test func aNeuronIsALineBentAtZero() throws {
    try expect("neuron-price", gives: ["relu of x1": 0, "relu of x2": 0, "relu of x3": 2.5])
    // Least squares by hand: the slope is Σ(x - x̄)(y - ȳ) / Σ(x - x̄)².
    let (areas, prices) = ([45.0, 60, 75, 100, 130, 160], [95.0, 148, 190, 262, 355, 430])
    let (x, y) = (areas.reduce(0, +) / 6, prices.reduce(0, +) / 6)
    let up = zip(areas, prices).reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let slope = up / areas.reduce(0) { $0 + ($1 - x) * ($1 - x) }
    try expect("neuron-price", ["area": "90"], gives: ["w": slope, "price": y + slope * (90 - x)])
    try expect("neuron-price", ["area": "0"], gives: ["price": 0])
  }

  @Test func denseAndSparse() throws {
    try expect("dense-parameters", gives: ["parameters": 19, "weights of layer 1": 12])
    try expect(
      "dense-parameters", ["connections": "sparse"], gives: ["parameters": 12, "weights of layer 1": 5])
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.named("dense-parameters").run(["connections": "sparse", "sizes": "2, 2, 1"])
    }
    #expect(error?.parameter == "connections")
  }

  @Test func slopesVanishThroughSigmoids() throws {
    try expect(
      "vanishing-slopes", ["z": "5"],
      gives: ["sigmoid′(z)": 0.00664806, "relu′(z)": 1, "sigmoid product": 9.5367431640625e-07], within: 5e-9)
    try expect("vanishing-slopes", ["z": "10"], gives: ["sigmoid′(z)": 4.53958e-05], within: 5e-11)
    // Measured in the syllabus on another random network: 4.0e-6 against 1.8 and 1.3.
    for seed in 1...3 {
      let result = try Experiment.named("vanishing-slopes").run(["seed": .init("\(seed)")])
      let ratio = { (name: String) in result.number("\(name) ratio") ?? .nan }
      #expect((1e-7...1e-4).contains(ratio("sigmoid")))
      #expect((0.1...10).contains(ratio("tanh")) && (0.1...10).contains(ratio("relu")))
    }
  }

  @Test func sixTasks() throws {
    try expect(
      "supervised-tasks",
      says: [
        "network of photoTagging": "convolutional", "network of translation": "recurrent",
        "network of driving": "hybrid", "output of advertisement": "binary",
        "data of housePrice": "structured", "data of speechRecognition": "unstructured",
      ])
  }
}
