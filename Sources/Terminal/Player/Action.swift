/// What a key does while a step is being read.
enum Action: Hashable, CaseIterable {
  case next, back
  case answer, hint, why, solution, skip, again
  case run, source
  case contents, goTo, search, glossary, comeBack
  case language, help, quit
  case up, down, pageUp, pageDown, top, bottom

  /// The keys, the one that is shown first.
  var keys: [Key] {
    switch self {
    case .next: [.character(" "), Key(.enter), Key(.right), .character("n")]
    case .back: [.character("b"), Key(.left), Key(.backspace), .character("p")]
    case .answer: [.character("a")]
    case .hint: [.character("h")]
    case .why: [.character("w")]
    case .solution: [.character("o")]
    case .skip: [.character("x")]
    case .again: [.character("v")]
    case .run: [.character("r")]
    case .source: [.character("s")]
    case .contents: [.character("c")]
    case .goTo: [.character("g")]
    case .search: [.character("/"), .control("f")]
    case .glossary: [.character("t")]
    case .comeBack: [.character("u"), .control("o")]
    case .language: [.character("l")]
    case .help: [.character("?"), Key(.function(1))]
    case .quit: [.character("q"), .control("c"), .control("d")]
    case .up: [Key(.up), .character("k")]
    case .down: [Key(.down), .character("j")]
    case .pageUp: [Key(.pageUp), .control("b"), .control("u")]
    case .pageDown: [Key(.pageDown), .control("v")]
    case .top: [Key(.home), .character("<")]
    case .bottom: [Key(.end), .character(">")]
    }
  }

  private static let table: [Key: Action] = {
    var table: [Key: Action] = [:]
    for action in allCases { for key in action.keys { table[key] = action } }
    return table
  }()

  init?(_ key: Key) {
    guard let action = Action.table[key] else { return nil }
    self = action
  }

  /// One line for the help.
  var description: Message {
    switch self {
    case .next: .helpNext
    case .back: .helpBack
    case .answer: .helpAnswer
    case .hint: .helpHint
    case .why: .helpWhy
    case .solution: .helpSolution
    case .skip: .helpSkip
    case .again: .helpAgain
    case .run: .helpRun
    case .source: .helpSource
    case .contents: .helpContents
    case .goTo: .helpGoTo
    case .search: .helpSearch
    case .glossary: .helpGlossary
    case .comeBack: .helpComeBack
    case .language: .helpLanguage
    case .help: .helpHelp
    case .quit: .helpQuit
    case .up: .helpUp
    case .down: .helpDown
    case .pageUp: .helpPageUp
    case .pageDown: .helpPageDown
    case .top: .helpTop
    case .bottom: .helpBottom
    }
  }

  /// A word or two for the line of keys.
  var label: Message {
    switch self {
    case .next: .keyNext
    case .back: .keyBack
    case .answer: .keyAnswer
    case .hint: .keyHint
    case .why: .keyWhy
    case .solution: .keySolution
    case .skip: .keySkip
    case .again: .keyAgain
    case .run: .keyRun
    case .source: .keySource
    case .contents: .keyContents
    case .goTo: .keyGoTo
    case .search: .keySearch
    case .glossary: .keyGlossary
    case .comeBack: .keyComeBack
    case .language: .keyLanguage
    case .help: .keyHelp
    case .quit: .keyQuit
    case .up, .down, .pageUp, .pageDown, .top, .bottom: .keyScroll
    }
  }
}
