import Experiments

extension Command {
  /// `gradus man`: the manual page.
  static let man = Command(
    "man", LocalizedText("the manual page, for man", "手册页，供 man 使用"), argumentCount: 0...0,
    examples: [
      Example("gradus man | man -l -", LocalizedText("read it", "阅读手册")),
      Example("gradus man > ~/.local/share/man/man1/gradus.1", LocalizedText("install it", "安装手册")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try invocation.print(ManPage(commands: Command.all).text)
    return .done
  }
}
