//! The first problem in document order wins, be it form or schema; inside one tag, form does.

use super::*;

/// Checks which of two problems is reported: the kind of the first is known, the second follows.
fn is_malformed(message: &str) -> bool {
    refusal(&expand(message)).is_malformed()
}

const FORM: &[&str] =
    &["&~", "<1/>", "<t:a b='<'/>", "<y:a/>", "</m:Fine>", "]]>", "<!-- -- -->", "\u{1}", "<?a?>"];
const SCHEMA: &[&str] =
    &["<t:Foo/>", "<m:ItemIds/>", "<t:Note a=''/>", "<t:Note i:nil='1'/>", "text<!-- -->"];

#[test]
fn the_first_problem_wins() {
    for form in FORM {
        for schema in SCHEMA {
            let message = format!("{{b}}<m:Find>{form}{schema}</m:Find>{{/b}}");
            assert!(is_malformed(&message), "{message}");
            let message = format!("{{b}}<m:Find>{schema}{form}</m:Find>{{/b}}");
            assert!(!is_malformed(&message), "{message}");
        }
    }
}

#[test]
fn form_wins_inside_a_tag() {
    for tag in [
        "<t:Foo a='<'/>",
        "<t:Foo y:a=''/>",
        "<t:Foo a='' a=''/>",
        "<t:Note b='' a=>",
        "<t:Foo",
        "<t:Note i:nil='1' xmlns:y=''/>",
    ] {
        let message = format!("{{b}}<m:Find>{tag}");
        assert!(is_malformed(&message), "{message}");
    }
}

#[test]
fn a_schema_problem_wins_over_what_the_rest_lacks() {
    let bytes = [expand("{b}<m:Find><t:Foo/>").as_bytes(), b"\xFF"].concat();
    let rejection = super::super::parse(&bytes, &VOCABULARY, &Options::request()).unwrap_err();
    assert!(!rejection.refusal.is_malformed());
    assert!(!is_malformed("{b}<m:Find><t:Foo/>"));
    assert!(is_malformed("{b}<m:Find>"));
}

#[test]
fn problems_of_one_tag_in_the_order_of_the_real_reader() {
    for (marked, expected) in [
        ("<y:a ‸xmlns:z='' z:b='' c='' c=''/>", "Invalid namespace declaration."),
        ("<‸y:a z:b='' c='' c=''/>", "'y' is an undeclared prefix."),
        ("<x:a ‸z:b='' c='' c=''/>", "'z' is an undeclared prefix."),
        ("<x:a c='' ‸c=''/>", "'c' is a duplicate attribute name."),
    ] {
        let marked = format!("{{f}}{marked}");
        let Position { line, column } = unmark(&marked).1;
        assert_violation(&marked, Wording::DotNet4, &format!("{expected} Line {line}, position {column}."));
    }
    // The content model comes first, then the hints, then attributes as they stand, then those missing.
    for (tag, part) in [
        ("<m:Foo i:nil='' a=''/>", "invalid child element"),
        ("<t:ItemId a='' i:nil=''/>", "'xsi:nil' attribute"),
        ("<t:ItemId Index='x' a=''/>", "'Index' attribute is invalid"),
        ("<t:ItemId a='' Index='x'/>", "'a' attribute is not declared"),
        ("<t:ItemId ChangeKey=''><t:Foo/></t:ItemId>", "'Id' is missing"),
    ] {
        let refusal = refusal(&expand(&format!("{{b}}<m:Find><m:ItemIds>{tag}")));
        assert!(refusal.to_string().contains(part), "{refusal}");
    }
}

#[test]
fn what_is_in_the_last_child_can_be_read_apart_from_the_rest() {
    let message = expand("{b}<m:Ping/>{/b}");
    let ping = parse_with(&message, &Options::request()).expect("it is valid");
    let (head, items) = ping.body().split_last();
    assert_eq!((head.body().element().name, head.size(), items.count()), ("Ping", 1, 0));
    let message = expand(
        "{e}<s:Header><t:RequestServerVersion Version='Exchange2013'/></s:Header><s:Body>\
         <m:Find Traversal='IdOnly'><m:ItemIds><t:ItemId Id='&#xE9;'/><t:ItemId Id='2'/></m:ItemIds>\
         <m:Contact><t:DisplayName>a&amp;b</t:DisplayName><t:Nickname/></m:Contact></m:Find>{/b}",
    );
    let find = parse_with(&message, &Options::request()).expect("it is valid");
    let (head, items) = find.body().split_last();
    assert_eq!(items.map(|item| item.text()).collect::<Vec<_>>(), ["a&b", ""]);
    let children: Vec<_> = head.body().children().map(|child| child.element().name).collect();
    assert_eq!(
        (head.body().attribute("Traversal"), &*children),
        (Some("IdOnly"), &["ItemIds", "Contact"][..])
    );
    let [ids, contact] = ["ItemIds", "Contact"].map(|name| head.body().child(name).expect("it is there"));
    assert_eq!(ids.children().map(|id| id.attribute("Id")).collect::<Vec<_>>(), [Some("\u{e9}"), Some("2")]);
    assert_eq!((contact.children().count(), head.version()), (0, find.version()));
}
