internal import NeuralNetworks

extension Experiment {
  /// Unit 1.3: six applications, and what each of them asks of the network.
  static let supervisedTasks = Experiment(
    "supervised-tasks", unit: "1.3",
    title: LocalizedText("From x to y: six tasks", "从 x 到 y：六个任务"),
    shows: [
      Implementation("Sources/NeuralNetworks/SupervisedTask.swift", "SupervisedTask"),
      Implementation("Sources/NeuralNetworks/SupervisedTask.swift", "OutputKind"),
    ],
    parameters: [
      Parameter(
        "task",
        .choice(
          [.init("all", LocalizedText("all six", "全部六个"))]
            + SupervisedTask.allCases.map { .init($0.rawValue, $0.title) }), standard: "all",
        LocalizedText("the task to look at", "要看的任务"))
    ]
  ) { arguments, _ in
    let chosen = SupervisedTask(rawValue: arguments.word("task")).map { [$0] } ?? SupervisedTask.allCases
    var findings = Findings()
    findings.show(
      Table(
        columns: [
          LocalizedText("task", "任务"), "$x$", "$y$", LocalizedText("range of $y$", "$y$ 的取值"),
          LocalizedText("last layer", "输出层"), LocalizedText("network", "网络"), LocalizedText("data", "数据"),
        ],
        rows: chosen.map { task in
          [
            .text(task.title), .text(task.x), .text(task.y), .formula(task.output.range),
            .text(task.output.lastLayer), .text(task.network.title), .text(task.data.title),
          ]
        }))
    for task in chosen {
      findings.claim("network of \(task.rawValue)", word: task.network.rawValue)
      findings.claim("output of \(task.rawValue)", word: task.output.rawValue)
      findings.claim("data of \(task.rawValue)", word: task.data.rawValue)
    }
    return findings
  }
}

extension SupervisedTask {
  fileprivate var title: LocalizedText {
    switch self {
    case .housePrice: LocalizedText("real estate", "房地产")
    case .advertisement: LocalizedText("online advertising", "网络广告")
    case .photoTagging: LocalizedText("photo tagging", "照片标注")
    case .speechRecognition: LocalizedText("speech recognition", "语音识别")
    case .translation: LocalizedText("machine translation", "机器翻译")
    case .driving: LocalizedText("autonomous driving", "自动驾驶")
    }
  }

  fileprivate var x: LocalizedText {
    switch self {
    case .housePrice: LocalizedText("features of a home", "房屋特征")
    case .advertisement: LocalizedText("an advertisement and a user", "广告与用户信息")
    case .photoTagging: LocalizedText("an image", "图像")
    case .speechRecognition: LocalizedText("sound", "声音")
    case .translation: LocalizedText("an English sentence", "英文句子")
    case .driving: LocalizedText("camera image and radar", "摄像头图像与雷达")
    }
  }

  fileprivate var y: LocalizedText {
    switch self {
    case .housePrice: LocalizedText("the price", "价格")
    case .advertisement: LocalizedText("clicked or not", "是否点击")
    case .photoTagging: LocalizedText("the kind of object", "物体类别")
    case .speechRecognition: LocalizedText("the words spoken", "说出的文字")
    case .translation: LocalizedText("the Chinese sentence", "中文句子")
    case .driving: LocalizedText("where the other cars are", "其他车辆的位置")
    }
  }
}

extension OutputKind {
  fileprivate var range: String {
    switch self {
    case .amount: "[0, \\infty)"
    case .binary: "\\{0, 1\\}"
    case .oneOfMany: "\\{1, \\dots, 1000\\}"
    case .sequence: "\\text{words}^*"
    case .positions: "\\mathbb{R}^n"
    }
  }

  fileprivate var lastLayer: LocalizedText {
    switch activation {
    case .relu?: "ReLU"
    case .sigmoid?: "sigmoid"
    case .identity?: LocalizedText("linear", "线性")
    default: self == .sequence ? LocalizedText("softmax, word by word", "逐词 softmax") : "softmax"
    }
  }
}

extension NetworkKind {
  fileprivate var title: LocalizedText {
    switch self {
    case .standard: LocalizedText("standard", "标准网络")
    case .convolutional: LocalizedText("convolutional (CNN)", "卷积网络（CNN）")
    case .recurrent: LocalizedText("recurrent (RNN)", "循环网络（RNN）")
    case .hybrid: LocalizedText("hybrid", "混合网络")
    }
  }
}

extension DataKind {
  fileprivate var title: LocalizedText {
    self == .structured ? LocalizedText("structured", "结构化") : LocalizedText("unstructured", "非结构化")
  }
}
