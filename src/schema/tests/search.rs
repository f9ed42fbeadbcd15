//! Restrictions, views and groups.

use super::path::{assert_abstract, violation_text};
use super::*;
use crate::wire::SimpleValue as _;

const SUBJECT: &str = "<t:FieldURI FieldURI=\"item:Subject\"/>";

fn subject() -> Path {
    FieldUri::of("item:Subject").into()
}

fn exists() -> SearchExpression {
    SearchExpression::Exists(Exists { path: subject() })
}

fn not(expression: SearchExpression) -> SearchExpression {
    SearchExpression::Not(Not { expression: Box::new(expression) })
}

fn compared_with(operand: Operand) -> TwoOperandExpression {
    TwoOperandExpression { path: subject(), field_uri_or_constant: FieldUriOrConstant { operand } }
}

fn constant(value: &str) -> ConstantValue {
    ConstantValue { value: value.to_owned() }
}

#[test]
fn fp_014_an_empty_restriction_lacks_a_search_expression() {
    assert_eq!(
        violation_text::<Restriction>(""),
        "The element 'Value' has incomplete content. List of possible elements expected: 'SearchExpression'."
    );
    for empty in ["<t:And/>", "<t:Not/>"] {
        let text = violation_text::<Restriction>(empty);
        assert!(text.ends_with("List of possible elements expected: 'SearchExpression'."), "{text}");
    }
}

#[test]
fn fp_015_the_head_of_the_expressions_is_abstract() {
    assert_abstract::<Restriction>("<t:SearchExpression/>", "SearchExpression");
    let named = "<t:SearchExpression xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
                 xsi:type=\"t:ExistsType\"/>";
    assert_abstract::<Restriction>(named, "SearchExpression");
}

#[test]
fn expressions_lack_nothing_and_have_nothing_more() {
    let equal = |operand: &str| format!("<t:IsEqualTo>{SUBJECT}{operand}</t:IsEqualTo>");
    let constant = "<t:Constant Value=\"a\"/>";
    for bad in [
        "<t:Exists/>".to_owned(),
        format!("<t:Exists>{SUBJECT}{SUBJECT}</t:Exists>"),
        format!("<t:Exists>{constant}</t:Exists>"),
        format!("<t:Excludes>{SUBJECT}</t:Excludes>"),
        format!("<t:Excludes>{SUBJECT}<t:Bitmask Value=\"-1\"/></t:Excludes>"),
        equal(""),
        equal(constant),
        equal("<t:FieldURIOrConstant/>"),
        equal("<t:FieldURIOrConstant><t:Constant/></t:FieldURIOrConstant>"),
        equal(&format!("<t:FieldURIOrConstant>{constant}{SUBJECT}</t:FieldURIOrConstant>")),
        format!("<t:Contains>{SUBJECT}</t:Contains>"),
        format!("<t:Contains ContainmentMode=\"substring\">{SUBJECT}{constant}</t:Contains>"),
        format!("<t:Not><t:Exists>{SUBJECT}</t:Exists><t:Exists>{SUBJECT}</t:Exists></t:Not>"),
        format!("<t:Exists>{SUBJECT}</t:Exists><t:Exists>{SUBJECT}</t:Exists>"),
    ] {
        assert_refused::<Restriction>(&bad);
    }
    let text = violation_text::<Restriction>(&equal("<t:FieldURIOrConstant/>"));
    assert!(text.ends_with("expected: 'Path, Constant'."), "{text}");
}

#[test]
fn restrictions() {
    let size = || Operand::Path(FieldUri::of("item:Size").into());
    let contains = ContainsExpression {
        containment_mode: Some(ContainmentMode::PrefixOnWords),
        containment_comparison: None,
        path: display_name().into(),
        constant: constant("a<b"),
    };
    let bitmask = ExcludesValue { value: "0x3".into() };
    let all = vec![
        exists(),
        SearchExpression::Excludes(Excludes { path: subject(), bitmask }),
        SearchExpression::IsEqualTo(IsEqualTo { operands: compared_with(Operand::Constant(constant(""))) }),
        SearchExpression::IsNotEqualTo(IsNotEqualTo { operands: compared_with(size()) }),
        SearchExpression::IsGreaterThan(IsGreaterThan { operands: compared_with(size()) }),
        SearchExpression::IsGreaterThanOrEqualTo(IsGreaterThanOrEqualTo { operands: compared_with(size()) }),
        SearchExpression::IsLessThan(IsLessThan { operands: compared_with(size()) }),
        SearchExpression::IsLessThanOrEqualTo(IsLessThanOrEqualTo { operands: compared_with(size()) }),
        SearchExpression::Contains(contains),
        not(not(exists())),
        SearchExpression::Or(Or {
            operands: MultipleOperandBooleanExpression { expressions: vec![exists(), not(exists())] },
        }),
        SearchExpression::Near(Near {
            operands: MultipleOperandBooleanExpression { expressions: vec![exists()] },
            distance: 3,
            ordered: true,
        }),
    ];
    let operands = MultipleOperandBooleanExpression { expressions: all };
    assert_round_trip(&Restriction { expression: SearchExpression::And(And { operands }) });
}

#[test]
fn fp_129_expressions_nest_as_deep_as_the_reader_goes() {
    let nested = |depth| (0..depth).fold(exists(), |expression, _| not(expression));
    assert_round_trip(&Restriction { expression: nested(254) });
    let message = message(Naming::Prefixes, |writer| Restriction { expression: nested(1000) }.write(writer));
    let mut options = Options::answer();
    assert!(read::<Restriction>(&message, &options).is_err());
    options.limits.depth = usize::MAX;
    assert_eq!(read::<Restriction>(&message, &options), Ok(Restriction { expression: nested(1000) }));
}

#[test]
fn views_and_orders() {
    assert_refused::<IndexedPageView>("");
    assert_refused::<SeekToConditionPageView>("<t:Condition/>");
    assert_refused::<FieldOrder>(SUBJECT);
    assert_refused::<GroupBy>(SUBJECT);
    let paging = || BasePaging { max_entries_returned: Some(10) };
    assert_round_trip(&IndexedPageView { paging: paging(), offset: -1, base_point: IndexBasePoint::End });
    assert_round_trip(&SeekToConditionPageView {
        paging: paging(),
        base_point: IndexBasePoint::Beginning,
        condition: Restriction { expression: exists() },
    });
    assert_round_trip(&CalendarView {
        paging: BasePaging::default(),
        start_date: OpenDateTime::parse("2014-10-28T10:11:12Z"),
        end_date: OpenDateTime::parse("2014-10-29T10:11:12"),
    });
    let order = FieldOrder { order: SortDirection::Descending, path: subject() };
    assert_round_trip(&NonEmptyArrayOfFieldOrders { field_orders: vec![order.clone(), order] });
}

#[test]
fn groups() {
    let property = |name| GroupingPath::FieldUri(PathToUnindexedField { field_uri: FieldUri::of(name) });
    let base = || BaseGroupBy { order: SortDirection::Ascending };
    assert_round_trip(&GroupBy {
        base: base(),
        path: property("item:Subject"),
        aggregate_on: AggregateOn { aggregate: Aggregate::Maximum, path: property("item:DateTimeReceived") },
        use_collapsible_groups: Some(true),
        items_per_group: Some(i64::MAX as u64),
        max_items_per_group: None,
        groups_to_expand: Some(ArrayOfGroupId { group_ids: vec![Base64::default(), Base64(vec![1, 2])] }),
    });
    assert_round_trip(&DistinguishedGroupBy {
        base: base(),
        standard_group_by: StandardGroupBy::ConversationTopic,
    });
    assert_eq!(Path::from(property("item:Subject")), subject());
}
