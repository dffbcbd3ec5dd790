extension CodeGrammar {
  static let python = CodeGrammar(
    """
    and as assert async await break case continue del elif else except False finally for from global if import
    in is lambda match None nonlocal not or pass raise return self cls True try while with yield
    """,
    declaring: "class def", line: ["#"], strings: [.tripleDouble, .tripleSingle, .double, .single],
    prefixes: "r R b B f F u U t T rb Rb rB RB br Br bR BR fr Fr fR FR rf Rf rF RF", traits: .calls
  ).with(names: "@")

  /// JSON5 too, whose comments and quotes no other JSON has.
  static let json = CodeGrammar(
    "true false null NaN Infinity", line: ["//"], block: ("/*", "*/"), traits: .keys)

  /// The values of TOML and INI; `SettingsLexer` knows their keys.
  static let settings = CodeGrammar(
    "true false yes no on off null none inf nan", line: ["#", ";"],
    strings: [
      .tripleDouble, StringForm("'''", escapes: false, spansLines: true), .double,
      StringForm("'", escapes: false),
    ], traits: [.anyCase, .looseMarkers]
  ).with(words: "-", numbers: "-:", names: "$")

  static let php = CodeGrammar(
    """
    abstract and array as bool break callable case catch clone const continue declare default do echo else
    elseif empty endfor endforeach endif endswitch endwhile exit extends false final finally float fn for
    foreach global goto if implements include include_once instanceof insteadof int isset iterable list match
    mixed never new null object or parent print private protected public readonly require require_once return
    self static string switch throw true try unset use var void while xor yield php
    """,
    // A mark right before a bracket is an attribute and no comment.
    declaring: "class interface trait enum function namespace", line: ["//", "# "], block: ("/*", "*/"),
    strings: [.doubleLines, .singleLines], traits: [.calls, .capitals]
  ).with(names: "$")

  static let sql = CodeGrammar(
    """
    add all alter analyze and any as asc autoincrement auto_increment before begin between bigint blob boolean
    by cascade case cast char check collate column commit conflict constraint create cross current_date
    current_timestamp database date decimal declare default delete desc distinct do double drop each else elsif
    end except exec execute exists explain false fetch filter float for foreign from full function generated
    glob grant group having if ilike in index inner insert instead int integer intersect interval into is join
    json jsonb key language lateral left like limit match materialized merge natural not nothing null nulls
    numeric of offset on or order outer over partition pragma primary procedure real recursive references
    regexp rename replace restrict returning returns revoke right rollback row rows savepoint select serial
    set smallint table temp temporary text then time timestamp timestamptz to transaction trigger true truncate
    union unique update use using uuid vacuum values varchar view virtual when where window with without
    """,
    line: ["--"], block: ("/*", "*/"),
    strings: [
      StringForm("'", escapes: false, spansLines: true), StringForm("\"", escapes: false),
      StringForm("`", escapes: false),
    ], traits: [.calls, .anyCase]
  ).with(names: "@$")

  static let css = CodeGrammar("important", block: ("/*", "*/"), traits: [.calls, .keys])
    .with(words: "-", names: ".#", keywords: "@")

  static let scss = CodeGrammar(
    "important", line: ["//"], block: ("/*", "*/"), traits: [.calls, .keys, .looseMarkers]
  ).with(words: "-", names: ".#$", keywords: "@")

  static let ruby = CodeGrammar(
    """
    alias and attr_accessor attr_reader attr_writer begin break case do else elsif end ensure extend false for
    if in include lambda loop next nil not or private proc protected public puts raise redo require
    require_relative rescue retry return self super then true undef unless until when while yield
    """,
    declaring: "class def module", line: ["#"], strings: [.doubleLines, .singleLines, .template],
    traits: [.calls, .capitals]
  ).with(names: "@:$")

  static let lua = CodeGrammar(
    "and break do else elseif end false for goto if in local nil not or repeat return self then true until while",
    declaring: "function", line: ["--"], block: ("--[[", "]]"),
    strings: [.double, .single, StringForm("[[", "]]", escapes: false, spansLines: true)], traits: .calls)
}
