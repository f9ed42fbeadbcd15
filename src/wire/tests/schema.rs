//! Every problem with the schema: its text, and where it is.

use super::*;

#[track_caller]
fn assert_invalid(rows: &[(&str, &str)]) {
    for (marked, expected) in rows {
        assert_violation(&format!("{{b}}{marked}{{/b}}"), Wording::DotNet4, expected);
    }
}

#[test]
fn children_that_may_not_stand_there() {
    assert_invalid(&[
        (
            "<m:Find><‸t:Foo/></m:Find>",
            "The element 'Find' in namespace '{m}' has invalid child element 'Foo' in namespace '{t}'. \
             List of possible elements expected: 'Note' in namespace '{t}' as well as 'ItemIds' in \
             namespace '{m}'.",
        ),
        (
            "<m:Find><m:ItemIds>\n <‸Foo/></m:ItemIds></m:Find>",
            "The element 'ItemIds' in namespace '{m}' has invalid child element 'Foo'. List of possible \
             elements expected: 'ItemId, OccurrenceItemId' in namespace '{t}'.",
        ),
        (
            "<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds><m:Name/><‸x:Foo/></m:Find>",
            "The element 'Find' in namespace '{m}' has invalid child element 'Foo' in namespace 'urn:x'.",
        ),
        (
            "<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds><‸m:ItemIds/></m:Find>",
            "The element 'Find' in namespace '{m}' has invalid child element 'ItemIds' in namespace '{m}'. \
             List of possible elements expected: 'Contact, Body, Name' in namespace '{m}'.",
        ),
        (
            "<m:Find><m:ItemIds><t:ItemId Id=''/><‸m:ItemId Id=''/></m:ItemIds></m:Find>",
            "The element 'ItemIds' in namespace '{m}' has invalid child element 'ItemId' in namespace '{m}'. \
             List of possible elements expected: 'ItemId, OccurrenceItemId' in namespace '{t}'.",
        ),
        (
            "<m:Find><m:ItemIds><t:ItemId Id=''><‸t:A/></t:ItemId></m:ItemIds></m:Find>",
            "The element '{t}:ItemId' cannot contain child element '{t}:A' because the parent element's \
             content model is empty.",
        ),
        (
            "<m:Find><t:Note><‸A/></t:Note></m:Find>",
            "The element '{t}:Note' cannot contain child element 'A' because the parent element's content \
             model is text only.",
        ),
    ]);
}

#[test]
fn content_that_is_not_complete() {
    let ids = "The element 'ItemIds' in namespace '{m}' has incomplete content. List of possible elements \
               expected: 'ItemId, OccurrenceItemId' in namespace '{t}'.";
    let find = "The element 'Find' in namespace '{m}' has incomplete content. List of possible elements \
                expected: 'Note' in namespace '{t}' as well as 'ItemIds' in namespace '{m}'.";
    assert_invalid(&[
        ("<m:Find><‸m:ItemIds/></m:Find>", ids),
        ("<m:Find><m:ItemIds>\r\n </‸m:ItemIds></m:Find>", ids),
        ("<‸m:Find/>", find),
        ("<m:Find></‸m:Find>", find),
        (
            "<m:Find><t:Note/></‸m:Find>",
            "The element 'Find' in namespace '{m}' has incomplete content. List of possible elements \
             expected: 'ItemIds' in namespace '{m}'.",
        ),
    ]);
}

#[test]
fn text_where_there_can_be_none() {
    let find = "The element 'Find' in namespace '{m}' cannot contain text. List of possible elements \
                expected: 'Note' in namespace '{t}' as well as 'ItemIds' in namespace '{m}'.";
    assert_invalid(&[
        ("<m:Find>‸a</m:Find>", find),
        ("<m:Find>‸\n a</m:Find>", find),
        ("<m:Find>‸ &amp;</m:Find>", find),
        ("<m:Find><![CDATA[‸a]]></m:Find>", find),
        (
            "<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds><m:Name/>‸a</m:Find>",
            "The element 'Find' in namespace '{m}' cannot contain text.",
        ),
        ("<m:Ping>‸a</m:Ping>", "The element cannot contain text. Content model is empty."),
        ("<m:Ping>‸\n</m:Ping>", "The element cannot contain white space. Content model is empty."),
        ("<m:Ping>‸&#32;</m:Ping>", "The element cannot contain white space. Content model is empty."),
    ]);
}

#[test]
fn attributes() {
    let id = |tag: &str| format!("<m:Find><m:ItemIds>{tag}</m:ItemIds></m:Find>");
    for (tag, expected) in [
        ("<‸t:ItemId/>", "The required attribute 'Id' is missing."),
        ("<t:ItemId ‸id=''/>", "The 'id' attribute is not declared."),
        ("<t:ItemId Id='' ‸x:Id=''/>", "The 'urn:x:Id' attribute is not declared."),
        ("<t:ItemId Id='' ‸t:Id=''/>", "The '{t}:Id' attribute is not declared."),
        (
            "<t:ItemId Id='' ‸xml:lang=''/>",
            "The 'http://www.w3.org/XML/1998/namespace:lang' attribute is not declared.",
        ),
        (
            "<t:ItemId Id='' ‸Index='a&#10;b'/>",
            "The 'Index' attribute is invalid - The value 'a\nb' is invalid according to its datatype \
             'http://www.w3.org/2001/XMLSchema:int' - The string 'a\nb' is not a valid Int32 value.",
        ),
        (
            "<t:ItemId\n ‸Index='2147483648' Id=''/>",
            "The 'Index' attribute is invalid - The value '2147483648' is invalid according to its datatype \
             'http://www.w3.org/2001/XMLSchema:int' - Value '2147483648' was either too large or too small \
             for Int32.",
        ),
    ] {
        assert_invalid(&[(&id(tag), expected)]);
    }
    assert_invalid(&[
        (
            "<m:Find ‸Traversal='idonly'/>",
            "The 'Traversal' attribute is invalid - The value 'idonly' is invalid according to its datatype \
             '{t}:ShapeType' - The Enumeration constraint failed.",
        ),
        ("<m:Find><t:Note ‸a=''/></m:Find>", "The 'a' attribute is not declared."),
        ("<m:Ping ‸a='' b=''/>", "The 'a' attribute is not declared."),
    ]);
}

#[test]
fn values() {
    let xs = "http://www.w3.org/2001/XMLSchema";
    for (element, value, datatype, detail) in [
        ("DisplayName", "", "{t}:NonEmptyStringType", "The actual length is less than the MinLength value."),
        ("Shape", " IdOnly", "{t}:ShapeType", "The Enumeration constraint failed."),
        ("Digits", "1a", "{t}:DigitsType", "The Pattern constraint failed."),
        ("Size", "x", &format!("{xs}:int"), "The string 'x' is not a valid Int32 value."),
        ("Count", "-1", &format!("{xs}:unsignedInt"), TOO_LARGE),
        ("IsRead", "yes", &format!("{xs}:boolean"), "The string 'yes' is not a valid Boolean value."),
        ("Received", "2017-04-21", &format!("{xs}:dateTime"), DATE_TIME),
        ("Duration", "30M", &format!("{xs}:duration"), "The string '30M' is not a valid TimeSpan value."),
        ("Photo", "é", &format!("{xs}:base64Binary"), "'é' is not a valid Base64 text sequence."),
        (
            "Either",
            "x",
            "{t}:EitherType",
            "The value 'x' is not valid according to any of the memberTypes of the union.",
        ),
    ] {
        let name = if element == "DisplayName" { "" } else { "<t:DisplayName>a</t:DisplayName>" };
        let text = format!(
            "The '{{t}}:{element}' element is invalid - The value '{value}' is invalid according to its \
             datatype '{datatype}' - {detail}"
        );
        let ids = "<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds><m:Contact>";
        let marked = format!("{ids}{name}<t:{element}>{value}</‸t:{element}></m:Contact></m:Find>");
        assert_invalid(&[(&marked, &text)]);
    }
}

const TOO_LARGE: &str = "Value '-1' was either too large or too small for UInt32.";
const DATE_TIME: &str = "The string '2017-04-21' is not a valid DateTime value.";

#[test]
fn older_servers_name_other_types() {
    let ids =
        "{b}<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds><m:Contact><t:DisplayName>a</t:DisplayName>";
    for (element, dot_net) in [("Received", "XsdDateTime"), ("Duration", "XsdDuration")] {
        let (message, _) = unmark(&format!("{ids}<t:{element}>x</t:{element}></m:Contact></m:Find>{{/b}}"));
        let refusal = refusal(&message);
        let text = refusal.violation().expect("a violation").text(Wording::DotNet2, Spelling::Http);
        assert!(text.ends_with(&format!("The string 'x' is not a valid {dot_net} value.")), "{text}");
    }
}

#[test]
fn hints_about_types() {
    assert_invalid(&[
        ("<‸m:Ping i:type='x:PingType'/>", "This is an invalid xsi:type 'urn:x:PingType'."),
        ("<‸m:Ping i:type='y:PingType'/>", "This is an invalid xsi:type 'y:PingType'."),
        ("<‸m:Ping i:type='PingType'/>", "This is an invalid xsi:type 'PingType'."),
        ("<‸m:Ping a='' i:type='t:PingType'/>", "This is an invalid xsi:type '{t}:PingType'."),
        ("<‸m:Ping i:type='t:'/>", "This is an invalid xsi:type '{t}:'."),
        (
            "<‸m:Ping a='' i:type=' t:InnerType '/>",
            "The xsi:type attribute value '{t}:InnerType' is not valid for the element '{m}:Ping', either \
             because it is not a type validly derived from the type in the schema, or because it has \
             xsi:type derivation blocked.",
        ),
        (
            "<‸m:Ping i:nil='false'/>",
            "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be \
             present in the instance.",
        ),
    ]);
    for local in ["foo", "Type", "schemalocation"] {
        let text =
            format!("The 'http://www.w3.org/2001/XMLSchema-instance:{local}' attribute is not declared.");
        assert_invalid(&[(&format!("<m:Ping ‸i:{local}='t:PingType'/>"), &text)]);
    }
    assert_accepted("{b}<m:Ping i:type=' m:PingType ' i:schemaLocation='a b'/>{/b}");
    assert_accepted("{b}<m:Ping i:noNamespaceSchemaLocation=''/>{/b}");
}

fn with_id(id: &str) -> String {
    format!("<m:Find><m:ItemIds>{id}</m:ItemIds></m:Find>")
}

#[test]
fn types_that_do_not_derive_from_the_declared_one() {
    let not_derived = |named: &str, element: &str| {
        format!(
            "The xsi:type attribute value '{named}' is not valid for the element '{element}', either because \
             it is not a type validly derived from the type in the schema, or because it has xsi:type \
             derivation blocked."
        )
    };
    let xs = "http://www.w3.org/2001/XMLSchema";
    for (id, expected) in [
        ("<‸t:ItemId i:type='t:ContactType'/>", not_derived("{t}:ContactType", "{t}:ItemId")),
        ("<‸t:ItemId i:type='t:NonEmptyStringType'/>", not_derived("{t}:NonEmptyStringType", "{t}:ItemId")),
        (
            "<‸t:ItemId i:type='t:AbstractIdType'/>",
            "The element '{t}:ItemId' is abstract or its type is abstract.".to_owned(),
        ),
        (
            "<t:ItemId i:type='t:RangesIdType' Id=''><‸t:Foo/>",
            "The element 'ItemId' in namespace '{t}' has invalid child element 'Foo' in namespace '{t}'. \
             List of possible elements expected: 'Kind, Range' in namespace '{t}'."
                .to_owned(),
        ),
        ("<‸t:ItemId i:type='t:RangesIdType'/>", "The required attribute 'Id' is missing.".to_owned()),
        (
            "<t:ItemId Id='' i:type='t:RangesIdType' ‸Most='x'/>",
            format!(
                "The 'Most' attribute is invalid - The value 'x' is invalid according to its datatype \
                 '{xs}:int' - The string 'x' is not a valid Int32 value."
            ),
        ),
    ] {
        assert_invalid(&[(&with_id(id), &expected)]);
    }
    let note = |note: &str| format!("<m:Find>{note}{}</m:Find>", "<m:ItemIds><t:ItemId Id=''/></m:ItemIds>");
    let with_schema = format!("<‸t:Note xmlns:xs='{xs}' i:type='xs:int'>1</t:Note>");
    assert_invalid(&[
        (&note(&with_schema), &not_derived(&format!("{xs}:int"), "{t}:Note")),
        (
            &note("<t:Note i:type='t:NonEmptyStringType'></‸t:Note>"),
            "The '{t}:Note' element is invalid - The value '' is invalid according to its datatype \
             '{t}:NonEmptyStringType' - The actual length is less than the MinLength value.",
        ),
    ]);
}

#[test]
fn what_derives_from_the_declared_type_can_be_named_and_is_read_as_the_declared_one() {
    for id in [
        "<t:ItemId i:type='t:RangesIdType' Id=''/>",
        "<t:ItemId Id='' Most='1' i:type='t:RangesIdType'><t:Kind/><t:Range>1</t:Range></t:ItemId>",
    ] {
        let message = expand(&format!("{{b}}{}{{/b}}", with_id(id)));
        let document = parse_with(&message, &Options::request()).unwrap_or_else(|why| panic!("{why}"));
        let find = vocabulary::Find::read(document.body());
        let read = vocabulary::ItemId { id: String::new(), change_key: None, index: None };
        assert_eq!(find.item_ids.ids, [vocabulary::BaseItemId::ItemId(read)]);
    }
    let ids = "<m:ItemIds><t:ItemId Id=''/></m:ItemIds>";
    for name in ["NonEmptyStringType", "DigitsType", "BodyTextType"] {
        let note = format!("<t:Note i:type='t:{name}'>1</t:Note>");
        assert_accepted(&format!("{{b}}<m:Find>{note}{ids}</m:Find>{{/b}}"));
    }
}

#[test]
fn what_is_allowed() {
    let ids = "<m:ItemIds><t:OccurrenceItemId Id=''/>\n<t:ItemId ChangeKey='' Id=' '/></m:ItemIds>";
    for content in [
        "<m:Ping/>",
        "<m:Ping></m:Ping>",
        "<m:Ping><!-- a --></m:Ping>",
        &format!("<m:Find Mailbox='a'>\r\n {ids} <!-- a --> </m:Find>"),
        &format!("<m:Find Traversal='IdOnly'><t:Note>a<!-- b -->c&amp;<![CDATA[<]]></t:Note>{ids}</m:Find>"),
        &format!("<m:Find>{ids}<m:Body BodyType='IdOnly'>text</m:Body><m:Name/></m:Find>"),
        &format!("<m:Find>{ids}<m:Contact>{CONTACT}</m:Contact></m:Find>"),
        "<m:Anything>text<y:z xmlns:y='urn:y' a='1'><m:Nothing/></y:z><t:ItemId Id=''/></m:Anything>",
    ] {
        assert_accepted(&format!("{{b}}{content}{{/b}}"));
    }
    assert_violation(
        "{b}<m:Anything><a/><‸t:ItemId/></m:Anything>{/b}",
        Wording::DotNet4,
        "The required attribute 'Id' is missing.",
    );
}

const CONTACT: &str = "<t:DisplayName> </t:DisplayName><t:Size> \
    1\n</t:Size><t:Count>-0</t:Count><t:Either>7</t:Either> <t:Phone/><t:Phone>1</t:Phone><t:Contact/>";

#[test]
fn a_value_is_what_the_pieces_of_its_text_make() {
    let message =
        expand("{b}<m:Find><t:Note>a\r\nb&#13;<![CDATA[<\r]]>&lt;<!-- c -->é</t:Note>{ids}</m:Find>{/b}")
            .replace("{ids}", "<m:ItemIds><t:ItemId Id='a&#9;\tb&quot;'/></m:ItemIds>");
    let document = parse_with(&message, &Options::request()).unwrap();
    let find = vocabulary::Find::read(document.body());
    assert_eq!(find.base.note.as_deref(), Some("a\nb\r<\n<é"));
    let vocabulary::BaseItemId::ItemId(id) = &find.item_ids.ids[0] else { panic!("{find:?}") };
    assert_eq!(id.id, "a\t b\"");
}
