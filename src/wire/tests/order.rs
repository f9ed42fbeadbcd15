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
