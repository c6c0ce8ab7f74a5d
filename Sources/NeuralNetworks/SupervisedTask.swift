/// What a supervised task learns to give for x (unit 1.3); it decides the last layer and the loss.
public enum OutputKind: String, CaseIterable, Hashable, Sendable {
  /// A number that is never negative: a price.
  case amount
  /// Yes or no.
  case binary
  /// One of several classes.
  case oneOfMany
  /// A text, word by word.
  case sequence
  /// Several real numbers: where things are.
  case positions
}

/// The kind of network that fits the input.
public enum NetworkKind: String, CaseIterable, Hashable, Sendable {
  case standard
  /// For images.
  case convolutional
  /// For what comes one after another: sound, words.
  case recurrent
  /// Made of several kinds.
  case hybrid
}

/// Whether the features are columns with a meaning, or raw pixels, sound, words.
public enum DataKind: String, CaseIterable, Hashable, Sendable {
  case structured
  case unstructured
}

/// A task with examples (x, y) to learn from: the six applications of the lecture.
public enum SupervisedTask: String, CaseIterable, Hashable, Sendable {
  case housePrice
  case advertisement
  case photoTagging
  case speechRecognition
  case translation
  case driving

  public var output: OutputKind {
    switch self {
    case .housePrice: .amount
    case .advertisement: .binary
    case .photoTagging: .oneOfMany
    case .speechRecognition, .translation: .sequence
    case .driving: .positions
    }
  }

  public var network: NetworkKind {
    switch self {
    case .housePrice, .advertisement: .standard
    case .photoTagging: .convolutional
    case .speechRecognition, .translation: .recurrent
    case .driving: .hybrid
    }
  }

  public var data: DataKind {
    switch self {
    case .housePrice, .advertisement: .structured
    case .photoTagging, .speechRecognition, .translation, .driving: .unstructured
    }
  }
}

extension OutputKind {
  /// The activation of the last layer; nil where it is one softmax a word or a class.
  public var activation: Activation? {
    switch self {
    case .amount: .relu
    case .binary: .sigmoid
    case .oneOfMany, .sequence: nil
    case .positions: .identity
    }
  }
}
