//! Requests that no server reads, and those of another time: FP-007 to FP-015, FP-022, FP-023, and the others
//! that the schema refuses.

use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{Client, field};
use crate::scene::*;

const SUBJECT: &str = "<t:FieldURI FieldURI=\"item:Subject\"/>";
const CONSTANT: &str = "<t:Constant Value=\"x\"/>";
const GROUP_BY: &str = "<m:GroupBy Order=\"Ascending\"><t:FieldURI FieldURI=\"item:Subject\"/>\
                        <t:AggregateOn Aggregate=\"Minimum\"><t:FieldURI FieldURI=\"item:Size\"/>\
                        </t:AggregateOn></m:GroupBy>";
const BY_TOPIC: &str = "<m:DistinguishedGroupBy Order=\"Ascending\"><t:StandardGroupBy>ConversationTopic\
                        </t:StandardGroupBy></m:DistinguishedGroupBy>";
const PAGE: &str = "<m:IndexedPageItemView Offset=\"0\" BasePoint=\"Beginning\"/>";
const FRACTION: &str = "<m:FractionalPageItemView Numerator=\"0\" Denominator=\"1\"/>";

/// Bodies that are not valid, each with the line that says so.
fn invalid_bodies() -> Vec<(&'static str, String)> {
    let plain = inbox().body();
    let restricted = |expression: &str| inbox().only(expression).body();
    let operand = |operand: &str| {
        restricted(&format!(
            "<t:IsEqualTo>{SUBJECT}<t:FieldURIOrConstant>{operand}</t:FieldURIOrConstant></t:IsEqualTo>"
        ))
    };
    let exchanged = |first: &str, second: &str| {
        let body = inbox().only(&exists(SUBJECT)).by(BY_SUBJECT).query("x").body();
        let part = |name: &str| {
            let end = format!("</m:{name}>");
            let start = body.find(&format!("<m:{name}")).expect("it is there");
            body[start..body.find(&end).expect("it ends") + end.len()].to_owned()
        };
        let (first, second) = (part(first), part(second));
        body.replace(&first, "<swapped/>").replace(&second, &first).replace("<swapped/>", &second)
    };
    vec![
        ("FP-007", plain.replace(" Traversal=\"Shallow\"", "")),
        ("FP-008", plain.replace("Shallow", "Deep")),
        ("FP-009", inbox().view([PAGE, FRACTION].concat()).body()),
        ("FP-010", inbox().grouping([GROUP_BY, BY_TOPIC].concat()).body()),
        ("FP-011", exchanged("Restriction", "SortOrder")),
        ("FP-012", exchanged("ParentFolderIds", "QueryString")),
        ("FP-013", find("").body()),
        ("FP-014", restricted("")),
        ("FP-015", restricted("<t:SearchExpression/>")),
        ("FP-049", restricted(&not(&exists(SUBJECT).repeat(2)))),
        ("FP-079", operand(&[SUBJECT, CONSTANT].concat())),
        ("FP-079", operand("")),
        ("FP-104", restricted(&contains("Suffixed", "Exact", SUBJECT, "x"))),
        ("FP-117", restricted(&excludes(&field("item:Size"), "-1"))),
        ("FP-117", restricted(&excludes(&field("item:Size"), " 2"))),
        ("FP-117", restricted(&excludes(&field("item:Size"), "2h"))),
        ("FP-141", inbox().by(BY_SUBJECT).body().replace(" Order=\"Ascending\"", "")),
        ("FP-168", inbox().view(PAGE.replace(" BasePoint=\"Beginning\"", "")).body()),
        ("FP-198", inbox().view("<m:CalendarView EndDate=\"2024-03-01T00:00:00Z\"/>").body()),
        ("FP-214", inbox().grouping(BY_TOPIC.replace("ConversationTopic", "Subject")).body()),
        ("FP-220", inbox().grouping(GROUP_BY.replace(" Aggregate=\"Minimum\"", "")).body()),
        ("FP-336", restricted("<t:IsLike/>")),
    ]
}

#[test]
fn what_the_schema_refuses() {
    let mut client = with_messages(1);
    for (line, body) in invalid_bodies() {
        let answer = client.refuse(&body, ResponseCode::ErrorSchemaValidation);
        let violation = answer.value("Violation");
        match line {
            "FP-007" => assert_eq!(violation, "The required attribute 'Traversal' is missing."),
            "FP-014" => assert!(violation.contains("expected: 'SearchExpression' in"), "{violation}"),
            _ => assert!(!violation.is_empty(), "{line}"),
        }
    }
}

#[test]
fn what_the_bodies_that_are_refused_were_made_of_is_valid() {
    let mut client = with_messages(1);
    for find in [
        inbox().view(PAGE),
        inbox().view(FRACTION),
        inbox().grouping(GROUP_BY),
        inbox().grouping(BY_TOPIC),
        inbox().only(&exists(SUBJECT)).by(BY_SUBJECT),
        inbox().by(BY_SUBJECT).query("0000"),
        inbox().only(&compare_paths("IsEqualTo", SUBJECT, SUBJECT)),
        inbox().only(&excludes(&field("item:Size"), "0")),
    ] {
        assert_eq!(find.subjects(&mut client), ["0000"]);
    }
}

#[test]
fn fp_022_fp_023_parts_of_a_request_that_are_newer_than_its_version() {
    let seek = format!(
        "<m:SeekToConditionPageItemView BasePoint=\"Beginning\"><t:Condition>{}</t:Condition>\
         </m:SeekToConditionPageItemView>",
        exists(SUBJECT)
    );
    for (old, new, find) in [
        ("Exchange2007_SP1", "Exchange2010", inbox().query("x")),
        ("Exchange2010_SP2", "Exchange2013", inbox().query_with("ReturnHighlightTerms=\"true\"", "x")),
        ("Exchange2010_SP2", "Exchange2013", inbox().view(seek)),
    ] {
        let mut client = Client::of(ServerProfile::Exchange2019, old);
        client.refuse(&find.body(), ResponseCode::ErrorIncorrectSchemaVersion);
        Client::of(ServerProfile::Exchange2019, new).succeed(&find.body());
    }
}

#[test]
fn fp_131_fp_132_fp_243_codes_that_no_search_answers() {
    // They are for reading what search folders of other clients look for, or for nothing at all.
    for code in [
        ResponseCode::ErrorInvalidRestriction,
        ResponseCode::ErrorUnsupportedSubFilter,
        ResponseCode::ErrorUnsupportedQueryFilter,
        ResponseCode::ErrorQueryFilterTooLong,
    ] {
        let name = format!("{code:?}");
        for source in [
            include_str!("../../src/operation/item/find_item.rs"),
            include_str!("../../src/operation/folder/find_folder.rs"),
            include_str!("../../src/search/restriction.rs"),
            include_str!("../../src/search/searchable.rs"),
            include_str!("../../src/search/scalar.rs"),
            include_str!("../../src/search/view.rs"),
            include_str!("../../src/search/query/mod.rs"),
        ] {
            assert!(!source.contains(&name), "{name}");
        }
    }
    assert!(!ResponseCode::ALL.iter().any(|code| code.name() == "ErrorQueryLanguageNotSupported"));
}
