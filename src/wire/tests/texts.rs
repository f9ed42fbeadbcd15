//! Every kind of text of .NET's XML reader and schema validator in both wordings, with the place it points
//! to: a row for each. Variations are tested by the sister files.

use super::*;

/// What is wrong, a message with a mark at the place, the text in the older and in the newer wording.
///
/// A line of the reader ends with the place, unless there is none.
type Row = (&'static str, &'static str, &'static str, &'static str);

const DTD_2: &str = "For security reasons DTD is prohibited in this XML document. To enable DTD processing \
    set the ProhibitDtd property on XmlReaderSettings to false and pass the settings into XmlReader.Create \
    method.";
const DTD_4: &str = "For security reasons DTD is prohibited in this XML document. To enable DTD processing \
    set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create \
    method.";
const ENTITY_NAME: &str = "An error occurred while parsing EntityName.";
const LESS_THAN: &str = "'<', hexadecimal value 0x3C, is an invalid attribute character.";
const CONTROL: &str = "'\u{1}', hexadecimal value 0x01, is an invalid character.";
const NUL: &str = "'.', hexadecimal value 0x00, is an invalid character.";
const NOT_CLOSED: &str = "Unexpected end of file has occurred. The following elements are not \
    closed: x:b, x:Foreign, s:Header, s:Envelope.";
const LATE: &str = "Unexpected XML declaration. The XML declaration must be the first node in the \
    document, and no white space characters are allowed to appear before it.";
const ENCODING: &str = "System does not support 'utf-32' encoding.";
const NAME_START: &str = "Name cannot begin with the '1' character, hexadecimal value 0x31.";
const NAME_CHARACTER: &str = "The '+' character, hexadecimal value 0x2B, cannot be included in a name.";
const NO_SPACE: &str = "'c' is an unexpected token. Expecting white space.";
const DECIMAL: &str = "Invalid syntax for a decimal numeric entity reference.";
const HEXADECIMAL: &str = "Invalid syntax for a hexadecimal numeric entity reference.";
const REFERENCE: &str = "Invalid value of a character entity reference.";
const CDATA_END: &str = "']]>' is not allowed in character data.";
const DTD_AFTER_ROOT: &str = "DTD must be defined before the document root element.";
const RESERVED: &str = "Cannot bind to the reserved namespace.";
const NO_PREFIX: &str = "Invalid namespace declaration.";
const ROOT_DATA: &str = "Data at the root level is invalid.";
const SYNTAX: &str = "Syntax for an XML declaration is invalid.";

/// A row whose text is the same in both wordings.
const fn alike(what: &'static str, marked: &'static str, text: &'static str) -> Row {
    (what, marked, text, text)
}

const OF_THE_READER: &[Row] = &[
    alike("ampersand without a name", "{f}a &‸ b", ENTITY_NAME),
    alike("less-than sign in a value", "{f}<a b='‸<'/>", LESS_THAN),
    ("undeclared prefix", "{f}<‸y:a/>", "'y' is an undeclared namespace.", "'y' is an undeclared prefix."),
    (
        "the same of an attribute",
        "{f}<a ‸y:b=''/>",
        "'y' is an undeclared namespace.",
        "'y' is an undeclared prefix.",
    ),
    alike("forbidden character", "{f}a‸\u{1}", CONTROL),
    alike("reference to a forbidden character", "{f}&#‸1;", CONTROL),
    alike("reference to NUL", "{f}&#x‸0;", NUL),
    (
        "tags that do not match",
        "{f}\n <x:b></‸x:c>",
        "The 'x:b' start tag on line 2 does not match the end tag of 'x:c'.",
        "The 'x:b' start tag on line 2 position 3 does not match the end tag of 'x:c'.",
    ),
    alike("stray end tag", "{f}{/f}</‸a>", "Unexpected end tag."),
    alike("end inside elements", "{f}<x:b>a‸", NOT_CLOSED),
    alike("end inside a tag, behind white space", "{f}<x:b><a ‸", NOT_CLOSED),
    alike("end inside a name", "<s:Envel‸", "Unexpected end of file while parsing Name has occurred."),
    alike("end inside a comment", "{f}<!-- ‸", "Unexpected end of file while parsing Comment has occurred."),
    alike("end inside an instruction", "<?a ‸", "Unexpected end of file while parsing PI has occurred."),
    alike("end inside CDATA", "{f}<![CDATA[ ‸", "Unexpected end of file while parsing CDATA has occurred."),
    alike("end inside a value", "{f}<a b=‸'c>", "There is an unclosed literal string."),
    alike("nothing", "", "Root element is missing."),
    alike("white space only", " \n", "Root element is missing."),
    alike("no XML at all", "‸{}", ROOT_DATA),
    alike("text behind the root", "{f}{/f} ‸a", ROOT_DATA),
    alike("second root", "{f}{/f}<‸a/>", "There are multiple root elements."),
    alike("XML declaration behind something", " <?‸xml version='1.0'?>", LATE),
    alike("XML declaration without version", "<?xml ‸?>", SYNTAX),
    alike("unknown encoding", "<?xml version='1.0' encoding='‸utf-32'?>", ENCODING),
    alike("attribute twice", "{f}<a b='' ‸b=''/>", "'b' is a duplicate attribute name."),
    alike(
        "attribute twice by namespace",
        "{f}<a x:b='' xmlns:y='urn:x' ‸y:b=''/>",
        "'y:b' is a duplicate attribute name.",
    ),
    alike("name that starts badly", "{f}<‸1a/>", NAME_START),
    alike("bad character in a name", "{f}<a‸+/>", NAME_CHARACTER),
    alike("no equals sign", "{f}<a b ‸c=''/>", "'c' is an unexpected token. The expected token is '='."),
    alike("no quote", "{f}<a b=‸c/>", "'c' is an unexpected token. The expected token is '\"' or '''."),
    alike("no semicolon", "{f}&amp‸ ", "' ' is an unexpected token. The expected token is ';'."),
    alike("no space between attributes", "{f}<a b=''‸c=''/>", NO_SPACE),
    alike("undeclared entity", "{f}&‸nbsp;", "Reference to undeclared entity 'nbsp'."),
    alike("decimal reference with a letter", "{f}&#1‸a;", DECIMAL),
    alike("hexadecimal reference with another letter", "{f}&#x1‸g;", HEXADECIMAL),
    alike("reference beyond all numbers", "{f}&#999999999‸9;", REFERENCE),
    alike("end of CDATA in text", "{f}a‸]]>", CDATA_END),
    ("document type", "<!DOCTYPE a><a/>", DTD_2, DTD_4),
    alike("document type behind the root", "{f}{/f}‸<!DOCTYPE a>", DTD_AFTER_ROOT),
    alike("document type in content", "{f}<!‸DOCTYPE a>", "Unexpected DTD declaration."),
    alike("reserved prefix", "{f}<a ‸xmlns:xml='urn:x'/>", RESERVED),
    alike("reserved namespace", "{f}<a ‸xmlns:y='http://www.w3.org/2000/xmlns/'/>", RESERVED),
    alike("prefix for nothing", "{f}<a ‸xmlns:y=''/>", NO_PREFIX),
];

const OF_THE_VALIDATOR: &[Row] = &[
    alike(
        "another child was expected",
        "{b}<m:Find><m:ItemIds><‸t:A/>",
        "The element 'ItemIds' in namespace '{m}' has invalid child element 'A' in namespace '{t}'. List of \
         possible elements expected: 'ItemId, OccurrenceItemId' in namespace '{t}'.",
    ),
    alike(
        "nothing was expected",
        "{b}<m:Ping/><‸A/>",
        "The element 'Body' in namespace '{s}' has invalid child element 'A'.",
    ),
    alike(
        "a child is missing",
        "{b}<m:Find><m:ItemIds> </‸m:ItemIds>",
        "The element 'ItemIds' in namespace '{m}' has incomplete content. List of possible elements \
         expected: 'ItemId, OccurrenceItemId' in namespace '{t}'.",
    ),
    alike(
        "a child is missing in an empty element",
        "{b}<m:Find><t:Note/><‸m:ItemIds/>",
        "The element 'ItemIds' in namespace '{m}' has incomplete content. List of possible elements \
         expected: 'ItemId, OccurrenceItemId' in namespace '{t}'.",
    ),
    alike(
        "child of what holds nothing",
        "{b}<m:Ping><‸t:A/>",
        "The element '{m}:Ping' cannot contain child element '{t}:A' because the parent element's content \
         model is empty.",
    ),
    alike(
        "child of text",
        "{b}<m:Find><t:Note><‸A/>",
        "The element '{t}:Note' cannot contain child element 'A' because the parent element's content model \
         is text only.",
    ),
    alike(
        "text between children",
        "{b}<m:Find>‸ a",
        "The element 'Find' in namespace '{m}' cannot contain text. List of possible elements expected: \
         'Note' in namespace '{t}' as well as 'ItemIds' in namespace '{m}'.",
    ),
    alike(
        "text where nothing may follow",
        "{b}<m:Ping/>‸a",
        "The element 'Body' in namespace '{s}' cannot contain text.",
    ),
    alike(
        "text in what holds nothing",
        "{b}<m:Ping>‸a",
        "The element cannot contain text. Content model is empty.",
    ),
    alike(
        "white space in what holds nothing",
        "{b}<m:Ping>‸ ",
        "The element cannot contain white space. Content model is empty.",
    ),
    alike(
        "attribute missing",
        "{b}<m:Find><m:ItemIds><‸t:ItemId />",
        "The required attribute 'Id' is missing.",
    ),
    alike("attribute not declared", "{b}<m:Ping ‸A=''/>", "The 'A' attribute is not declared."),
    alike("the same with a namespace", "{b}<m:Ping ‸x:A=''/>", "The 'urn:x:A' attribute is not declared."),
    alike(
        "bad value of an attribute",
        "{b}<m:Find ‸Traversal='Deep'/>",
        "The 'Traversal' attribute is invalid - The value 'Deep' is invalid according to its datatype \
         '{t}:ShapeType' - The Enumeration constraint failed.",
    ),
    (
        "bad text",
        "{b}<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds><m:Contact><t:DisplayName>a</t:DisplayName>\
         <t:Received>2014-10-28</‸t:Received>",
        "The '{t}:Received' element is invalid - The value '2014-10-28' is invalid according to its datatype \
         'http://www.w3.org/2001/XMLSchema:dateTime' - The string '2014-10-28' is not a valid XsdDateTime \
         value.",
        "The '{t}:Received' element is invalid - The value '2014-10-28' is invalid according to its datatype \
         'http://www.w3.org/2001/XMLSchema:dateTime' - The string '2014-10-28' is not a valid DateTime \
         value.",
    ),
    alike("no declaration", "{b}<‸t:Ping/>", "Could not find schema information for the element '{t}:Ping'."),
    alike("unknown type", "{b}<‸m:Ping i:type='t:A'/>", "This is an invalid xsi:type '{t}:A'."),
    alike(
        "type that does not derive",
        "{b}<‸m:Ping i:type='t:ItemIdType'/>",
        "The xsi:type attribute value '{t}:ItemIdType' is not valid for the element '{m}:Ping', either \
         because it is not a type validly derived from the type in the schema, or because it has xsi:type \
         derivation blocked.",
    ),
    alike(
        "abstract type",
        "{b}<m:Find><m:ItemIds><‸t:ItemId i:type='t:AbstractIdType'/>",
        "The element '{t}:ItemId' is abstract or its type is abstract.",
    ),
    alike(
        "xsi:nil",
        "{b}<‸m:Ping i:nil='true'/>",
        "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in \
         the instance.",
    ),
];

#[test]
fn texts_of_the_reader_end_with_line_and_position() {
    for (what, marked, older, newer) in OF_THE_READER {
        let Position { line, column } = unmark(marked).1;
        let place = if line > 0 { format!(" Line {line}, position {column}.") } else { String::new() };
        for (wording, text) in [(Wording::DotNet2, older), (Wording::DotNet4, newer)] {
            println!("{what}");
            assert_violation(marked, wording, &format!("{text}{place}"));
        }
    }
}

#[test]
fn texts_of_the_validator_do_not() {
    for (what, marked, older, newer) in OF_THE_VALIDATOR {
        for (wording, text) in [(Wording::DotNet2, older), (Wording::DotNet4, newer)] {
            println!("{what}");
            assert_violation(marked, wording, text);
        }
    }
}
