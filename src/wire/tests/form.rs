//! Every problem of form: its text, and where it is.

use super::*;

const LATE_DECLARATION: &str = "Unexpected XML declaration. The XML declaration must be the first node in \
    the document, and no white space characters are allowed to appear before it.";
const INSTRUCTION: &str =
    "Processing instructions (other than the XML declaration) and DTDs are not supported.";
const DTD: &str = "For security reasons DTD is prohibited in this XML document. To enable DTD processing set \
    the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create \
    method.";

/// Checks rows of messages and texts; the place is part of the text of a problem of form.
#[track_caller]
fn assert_malformed(rows: &[(&str, &str)], around: (&str, &str)) {
    for (marked, expected) in rows {
        let marked = format!("{}{marked}{}", around.0, around.1);
        let Position { line, column } = unmark(&marked).1;
        let place = if line > 0 { format!(" Line {line}, position {column}.") } else { String::new() };
        assert_violation(&marked, Wording::DotNet4, &format!("{expected}{place}"));
    }
}

#[test]
fn slips_in_references_and_text() {
    let rows = [
        ("a &‸~", "An error occurred while parsing EntityName."),
        ("a &‸ b", "An error occurred while parsing EntityName."),
        ("&‸&amp;", "An error occurred while parsing EntityName."),
        ("&‸a:b;", "An error occurred while parsing EntityName."),
        ("&‸foo;", "Reference to undeclared entity 'foo'."),
        ("&amp‸ x", "' ' is an unexpected token. The expected token is ';'."),
        ("&amp‸</x:Foreign>", "'<' is an unexpected token. The expected token is ';'."),
        ("&#‸;", "Invalid syntax for a decimal numeric entity reference."),
        ("&#12‸a;", "Invalid syntax for a decimal numeric entity reference."),
        ("&#x‸;", "Invalid syntax for a hexadecimal numeric entity reference."),
        ("&#xA‸g;", "Invalid syntax for a hexadecimal numeric entity reference."),
        ("&#214748364‸8;", "Invalid value of a character entity reference."),
        ("&#‸1;", "'\u{1}', hexadecimal value 0x01, is an invalid character."),
        ("&#x‸0;", "'.', hexadecimal value 0x00, is an invalid character."),
        ("&#x‸FFFE;", "'\u{FFFE}', hexadecimal value 0xFFFE, is an invalid character."),
        ("&#x‸D800;", "'\u{FFFD}', hexadecimal value 0xD800, is an invalid character."),
        ("a‸\u{1}", "'\u{1}', hexadecimal value 0x01, is an invalid character."),
        ("‸\u{0}", "'.', hexadecimal value 0x00, is an invalid character."),
        ("<a b='‸\u{1F}'/>", "'\u{1F}', hexadecimal value 0x1F, is an invalid character."),
        ("<!-- ‸\u{FFFF} -->", "'\u{FFFF}', hexadecimal value 0xFFFF, is an invalid character."),
        ("a ‸]]> b", "']]>' is not allowed in character data."),
        ("]‸]]> b", "']]>' is not allowed in character data."),
    ];
    assert_malformed(&rows, ("{f}", "{/f}"));
}

#[test]
fn slips_in_markup_that_is_no_tag() {
    let rows = [
        ("<!-- a ‸-- b -->", "An XML comment cannot contain '--', and '-' cannot be the last character."),
        ("<!-- a ‸--->", "An XML comment cannot contain '--', and '-' cannot be the last character."),
        ("<!-‸x", "'x' is an unexpected token. The expected token is '-'."),
        ("<!‸x y>", "'x' is an unexpected token. The expected token is '<!--' or '<[CDATA['."),
        ("<!‸doctype a>", "'doctype' is an unexpected token. The expected token is '<!--' or '<[CDATA['."),
        ("<![‸CDAT[ ]]>", "'CDAT' is an unexpected token. The expected token is 'CDATA['."),
        ("<!‸DOCTYPE a>", "Unexpected DTD declaration."),
        ("<?‸xml version='1.0'?>", LATE_DECLARATION),
        ("<?‸foo bar?>", INSTRUCTION),
        ("<?‸?>", "Name cannot begin with the '?' character, hexadecimal value 0x3F."),
        ("<?‸>", "Name cannot begin with the '>' character, hexadecimal value 0x3E."),
    ];
    assert_malformed(&rows, ("{f}", "{/f}"));
}

#[test]
fn slips_in_tags() {
    let rows = [
        ("<‸1a/>", "Name cannot begin with the '1' character, hexadecimal value 0x31."),
        ("<‸>", "Name cannot begin with the '>' character, hexadecimal value 0x3E."),
        ("<‸ a>", "Name cannot begin with the ' ' character, hexadecimal value 0x20."),
        ("<x:‸ a>", "Name cannot begin with the ' ' character, hexadecimal value 0x20."),
        ("<‸:a/>", "Name cannot begin with the ':' character, hexadecimal value 0x3A."),
        ("<x:‸1/>", "Name cannot begin with the '1' character, hexadecimal value 0x31."),
        ("<x:a‸:b/>", "The ':' character, hexadecimal value 0x3A, cannot be included in a name."),
        ("<a‸+/>", "The '+' character, hexadecimal value 0x2B, cannot be included in a name."),
        ("<a‸'/>", "The ''' character, hexadecimal value 0x27, cannot be included in a name."),
        ("<a‸</a>", "The '<' character, hexadecimal value 0x3C, cannot be included in a name."),
        ("<a‸/b>", "'/' is an unexpected token. The expected token is '>'."),
        ("<a /‸b>", "'b' is an unexpected token. The expected token is '>'."),
        ("<a b='1'‸c='2'/>", "'c' is an unexpected token. Expecting white space."),
        ("<a b='1'‸+c='2'/>", "Name cannot begin with the '+' character, hexadecimal value 0x2B."),
        ("<a ‸<b/>", "Name cannot begin with the '<' character, hexadecimal value 0x3C."),
        ("<a b‸/>", "'/' is an unexpected token. The expected token is '='."),
        ("<a b ‸c='1'/>", "'c' is an unexpected token. The expected token is '='."),
        ("<a b=‸1/>", "'1' is an unexpected token. The expected token is '\"' or '''."),
        ("<a b=‸>", "'>' is an unexpected token. The expected token is '\"' or '''."),
        ("<a ‸1b='1'/>", "Name cannot begin with the '1' character, hexadecimal value 0x31."),
        ("<a b:c‸:d='1'/>", "The ':' character, hexadecimal value 0x3A, cannot be included in a name."),
        ("<a b='‸<'/>", "'<', hexadecimal value 0x3C, is an invalid attribute character."),
        ("<a b='&‸'/>", "An error occurred while parsing EntityName."),
        ("<a b='&‸foo;'/>", "Reference to undeclared entity 'foo'."),
        ("<a b='&#‸2;'/>", "'\u{2}', hexadecimal value 0x02, is an invalid character."),
        ("<a b='1' ‸b='1'/>", "'b' is a duplicate attribute name."),
        ("<a b='1' c='2' c='3' ‸b='4'/>", "'b' is a duplicate attribute name."),
        ("<a y:b='1' xmlns:y='urn:x' ‸x:b='1'/>", "'x:b' is a duplicate attribute name."),
        ("<a xmlns:y='urn:y' ‸xmlns:y='urn:y'/>", "'xmlns:y' is a duplicate attribute name."),
    ];
    assert_malformed(&rows, ("{f}", "{/f}"));
}

#[test]
fn slips_in_namespaces() {
    let reserved = "Cannot bind to the reserved namespace.";
    let rows = [
        ("<‸y:a/>", "'y' is an undeclared prefix."),
        ("<a ‸y:b='1'/>", "'y' is an undeclared prefix."),
        ("<a ‸xmlns:y=''/>", "Invalid namespace declaration."),
        ("<a ‸xmlns:xml='urn:x'/>", reserved),
        ("<a ‸xmlns:xml=''/>", reserved),
        ("<a ‸xmlns:xmlns='urn:x'/>", reserved),
        ("<a ‸xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>", reserved),
        ("<a ‸xmlns:y='http://www.w3.org/XML/1998/namespace'/>", reserved),
        ("<a ‸xmlns='http://www.w3.org/2000/xmlns/'/>", reserved),
    ];
    assert_malformed(&rows, ("{f}", "{/f}"));
}

#[test]
fn slips_in_end_tags() {
    let mismatch =
        |end| format!("The 'x:a' start tag on line 2 position 2 does not match the end tag of '{end}'.");
    let rows = [
        ("\n<x:a></‸x:b>", mismatch("x:b")),
        ("\n<x:a></‸x:ab>", mismatch("x:ab")),
        ("\n<x:a></‸a>", mismatch("a")),
        ("\n<x:a></x:‸>", "Name cannot begin with the '>' character, hexadecimal value 0x3E.".into()),
        ("\n<x:a></‸ x:a>", "Name cannot begin with the ' ' character, hexadecimal value 0x20.".into()),
        ("\n<x:a></x:a ‸b='1'>", "'b' is an unexpected token. The expected token is '>'.".into()),
        ("\n<x:a></x:a‸'>", "''' is an unexpected token. The expected token is '>'.".into()),
    ];
    for (marked, expected) in rows {
        assert_malformed(&[(marked, &expected)], ("{f}", "{/f}"));
    }
}

#[test]
fn slips_at_the_top() {
    let root_data = "Data at the root level is invalid.";
    let rows = [
        ("", "Root element is missing."),
        (" \r\n\t ", "Root element is missing."),
        ("<?xml version='1.0'?><!-- a -->", "Root element is missing."),
        ("‸{\"json\": 1}", root_data),
        (" \n ‸x<a/>", root_data),
        ("‸&amp;", root_data),
        ("‸<![CDATA[ ]]><a/>", root_data),
        ("\u{FEFF}‸\u{FEFF}<a/>", root_data),
        ("</‸a>", "Unexpected end tag."),
        ("<!DOCTYPE a []><a/>", DTD),
        ("<!ELEMENT a ANY>", DTD),
        ("<!DOCTYPE", DTD),
        (" <?‸xml version='1.0'?><a/>", LATE_DECLARATION),
        ("<?‸xsl-stylesheet?><a/>", INSTRUCTION),
        ("<?xml ‸?><a/>", "Syntax for an XML declaration is invalid."),
        ("<?xml ‸encoding='utf-8'?><a/>", "Syntax for an XML declaration is invalid."),
        ("<?xml version='1.0' ‸version='1.0'?><a/>", "Syntax for an XML declaration is invalid."),
        ("<?xml version='1.0' standalone='‸maybe'?><a/>", "Syntax for an XML declaration is invalid."),
        ("<?xml version='‸1.1'?><a/>", "Version number '1.1' is invalid."),
        ("<?xml version='1.0' encoding='‸utf-7'?><a/>", "System does not support 'utf-7' encoding."),
        ("{b}<m:Ping/>{/b}<‸a/>", "There are multiple root elements."),
        ("{b}<m:Ping/>{/b} ‸x", root_data),
        ("{b}<m:Ping/>{/b}</‸s:Envelope>", "Unexpected end tag."),
        ("{b}<m:Ping/>{/b}‸<!DOCTYPE a>", "DTD must be defined before the document root element."),
        ("{b}<m:Ping/>{/b}<!ELEMENT a ANY>", DTD),
        ("<?xml version‸?><a/>", "Syntax for an XML declaration is invalid."),
        ("<?xml version=‸?><a/>", "Syntax for an XML declaration is invalid."),
        ("<?xml version=‸'1.0?><a/>", "Syntax for an XML declaration is invalid."),
        ("<s:Envel‸", "Unexpected end of file while parsing Name has occurred."),
        ("<s:Envelope‸", "Unexpected end of file while parsing Name has occurred."),
        ("<s:Envelope ‸", "Unexpected end of file has occurred."),
        ("<‸", "Unexpected end of file has occurred."),
    ];
    assert_malformed(&rows, ("", ""));
}

#[test]
fn input_that_ends_early() {
    let unclosed = "Unexpected end of file has occurred. The following elements are not closed: \
                    x:Foreign, s:Header, s:Envelope.";
    let rows = [
        ("text‸", unclosed),
        ("<‸", unclosed),
        ("<!‸", unclosed),
        ("<![CDA‸", unclosed),
        ("<a ‸", unclosed),
        ("<a b='1'‸", unclosed),
        ("</x:Foreign‸", unclosed),
        ("<a‸", "Unexpected end of file while parsing Name has occurred."),
        ("<x:‸", "Unexpected end of file while parsing Name has occurred."),
        ("</x:For‸", "Unexpected end of file while parsing Name has occurred."),
        ("</‸", "Unexpected end of file while parsing Name has occurred."),
        ("<!-- a ‸", "Unexpected end of file while parsing Comment has occurred."),
        ("<![CDATA[ a ‸", "Unexpected end of file while parsing CDATA has occurred."),
        ("<?a ‸", "Unexpected end of file while parsing PI has occurred."),
        ("<a‸/", "Unexpected end of file while parsing > has occurred."),
        ("<a b‸", "Unexpected end of file while parsing Name has occurred."),
        ("<a b ‸", unclosed),
        ("<a b=‸", unclosed),
        ("&‸", unclosed),
        ("&am‸", unclosed),
        ("&#1‸", unclosed),
        ("<a b=‸'", "There is an unclosed literal string."),
        ("<a b=‸'1", "There is an unclosed literal string."),
        ("<a b= ‸\"1\n2/>", "There is an unclosed literal string."),
        ("<a b=‸'1&am", "There is an unclosed literal string."),
    ];
    assert_malformed(&rows, ("{f}", ""));
}

#[test]
fn bytes_that_are_not_utf8_end_the_input() {
    let (message, Position { column, .. }) = unmark("{f}ab‸");
    let expected = format!("Invalid character in the given encoding. Line 1, position {column}.");
    for bad in [&b"\xFF"[..], b"\xC3(", b"\xED\xA0\x80", b"\xF0\x9F\x98"] {
        let bytes = [message.as_bytes(), bad].concat();
        let rejection = super::super::parse(&bytes, &VOCABULARY, &Options::request()).unwrap_err();
        assert_eq!(rejection.to_string(), expected);
        let earlier = [b"<a>&</a>", bad].concat();
        let rejection = super::super::parse(&earlier, &VOCABULARY, &Options::request()).unwrap_err();
        assert!(matches!(rejection.refusal, Refusal::NotAnEnvelope(_)), "what comes before counts");
    }
}

#[test]
fn columns_count_utf16_units_and_all_line_ends() {
    let at = |message: &str| {
        let refusal = refusal(&expand(message));
        let position = refusal.violation().expect("a violation").position;
        (position.line, position.column)
    };
    let start = expand("{f}").len();
    assert_eq!(at("{f}&~"), (1, start + 2));
    assert_eq!(at("\u{FEFF}{f}&~"), (1, start + 2));
    assert_eq!(at("{f}\t&~"), (1, start + 3));
    assert_eq!(at("{f}é&~"), (1, start + 3));
    assert_eq!(at("{f}😀&~"), (1, start + 4));
    assert_eq!(at("{f}\n&~"), (2, 2));
    assert_eq!(at("{f}\r\n &~"), (2, 3));
    assert_eq!(at("{f}\r&~"), (2, 2));
    assert_eq!(at("{f}\r\r\n\n&~"), (4, 2));
    assert_eq!(at("{f}<a b='\r\n'\n c='&~"), (3, 6));
}

#[test]
fn the_older_wording_says_less() {
    let start = expand("{f}").len();
    assert_violation(
        "{f}<‸y:a/>",
        Wording::DotNet2,
        &format!("'y' is an undeclared namespace. Line 1, position {}.", start + 2),
    );
    assert_violation(
        "{f}\n<x:a>\n</‸x:b>",
        Wording::DotNet2,
        "The 'x:a' start tag on line 2 does not match the end tag of 'x:b'. Line 3, position 3.",
    );
    assert_violation(
        "<!DOCTYPE a>",
        Wording::DotNet2,
        "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the \
         ProhibitDtd property on XmlReaderSettings to false and pass the settings into XmlReader.Create \
         method.",
    );
}

#[test]
fn what_looks_odd_but_is_well_formed() {
    for content in [
        "<a:b xmlns:a='urn:1' a:c='1' c='2'/>",
        "<a b = '\"' c\n=\t\">\"/>",
        "<a></a \n>",
        "<!----><!--->--><!-- -a- -->",
        "<![CDATA[]]><![CDATA[<&]]]]><![CDATA[>]]>",
        "]] > ]]&gt; > \" '",
        "&#x10FFFF;&#xD7FF;&#000065;&lt;&gt;&amp;&quot;&apos;",
        "<é.1-2·/><_/>",
        "<a xml:lang='de' xml:space='preserve'/><a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
        "<a xmlns=''/><a xmlns='urn:1'><b xmlns=''/></a>",
        "\u{85}\u{2028}\u{FFFD}\u{E000}\u{10000}",
    ] {
        assert_accepted(&format!("{{f}}{content}{{/f}}"));
    }
    for declaration in [
        "<?xml version=\"1.0\"?>",
        "<?xml version = '1.0' encoding='UTF-8' standalone='no' ?>",
        "<?xml\nversion='1.0' encoding='us-ascii'?>\r\n<!-- a -->",
        "\u{FEFF}<?xml version='1.0' standalone='yes'?>",
    ] {
        assert_accepted(&format!("{declaration}{{b}}<m:Ping/>{{/b}}<!-- z --> \n"));
    }
}
