//! The tables of the crate say what the published schema says, but for the deviations listed here.

mod declared;
mod published;
mod support;

use std::collections::BTreeSet;

use declared::Declared;
use ews_sim::operation::{ANSWERS, BaseResponseMessage, REQUESTS};
use ews_sim::property::{FolderKind, ItemKind};
use ews_sim::schema::*;
use ews_sim::wire::{Described, Element, Namespace, Type, Value};
use published::Published;

/// Types that everything declared can be reached from, together with [`ELEMENTS`].
const ROOTS: &[fn() -> Type] = &[
    ImItemList::of_type,
    NonEmptyArrayOfBaseFolderIds::of_type,
    NonEmptyArrayOfBaseItemIds::of_type,
    NonEmptyArrayOfExtendedFieldUris::of_type,
    ResponseMessage::of_type,
    TargetFolderId::of_type,
    || Type::Complex(BaseResponseMessage::complex()),
    ExceptionFieldUri::of_type,
    FolderResponseShape::of_type,
    ItemResponseShape::of_type,
    PersonaResponseShape::of_type,
    Restriction::of_type,
    SeekToConditionPageView::of_type,
    IndexedPageView::of_type,
    FractionalPageView::of_type,
    CalendarView::of_type,
    ContactsView::of_type,
    FolderQueryTraversal::of_type,
    ItemQueryTraversal::of_type,
    NonEmptyArrayOfFieldOrders::of_type,
    GroupBy::of_type,
    DistinguishedGroupBy::of_type,
    GroupSummary::of_type,
    QueryString::of_type,
    ArrayOfHighlightTerms::of_type,
    NonEmptyArrayOfAllItems::of_type,
    ArrayOfAttachments::of_type,
    ArrayOfSharingMessageAction::of_type,
    ArrayOfAbchPersonContactHandles::of_type,
    RoleMemberType::of_type,
    Disposal::of_type,
    MessageDisposition::of_type,
    ConflictResolution::of_type,
    CalendarItemCreateOrDeleteOperation::of_type,
    CalendarItemUpdateOperation::of_type,
    AffectedTaskOccurrences::of_type,
    ConflictResults::of_type,
    NonEmptyArrayOfAlternateIds::of_type,
    ConvertedId::of_type,
    ResolveNamesSearchScope::of_type,
    ArrayOfResolution::of_type,
    ArrayOfDlExpansion::of_type,
    ArrayOfContextProperty::of_type,
    ArrayOfPeopleQuerySource::of_type,
    FindItemParent::of_type,
    FindFolderParent::of_type,
    NonEmptyArrayOfFolders::of_type,
    SyncFolderItemsScope::of_type,
    MaxSyncChangesReturned::of_type,
    ArrayOfBaseItemIds::of_type,
    SyncFolderItemsChanges::of_type,
    SyncFolderHierarchyChanges::of_type,
];

/// Global elements: headers, requests and answers.
static ELEMENTS: &[&[Element]] = &[REQUEST_HEADERS, RESPONSE_HEADERS, REQUESTS.bodies, ANSWERS.bodies];

/// Where the crate says something else on purpose.
const DEVIATIONS: &[Deviation] = &[
    Deviation {
        of_type: "(t:RequestServerVersion)",
        published: "attribute Version:t:ExchangeVersionType required",
        declared: &["attribute Version:xs:string required"],
        reason: "an unknown version has an answer of its own, which differs between servers",
    },
    Deviation {
        of_type: "t:TimeZoneType",
        published: "(t:Standard:t:TimeChangeType [1..1]; t:Daylight:t:TimeChangeType [1..1]) [0..1]",
        declared: &["t:Standard:t:TimeChangeType [0..1]", "t:Daylight:t:TimeChangeType [0..1]"],
        reason: "no other type has a pair that is optional; one without the other is let through",
    },
    Deviation {
        of_type: "t:ItemChangeType",
        published: "t:CalendarActivityData:t:CalendarActivityDataType [0..1]",
        declared: &[],
        reason: "clients of calendars report what they do with it, of which nothing is simulated",
    },
];

/// The type whose choice has a branch for each operation; the crate has one for each that is simulated.
const OF_OPERATIONS: &str = "m:ArrayOfResponseMessagesType";

struct Deviation {
    of_type: &'static str,
    published: &'static str,
    declared: &'static [&'static str],
    reason: &'static str,
}

#[test]
fn complex_types_are_as_published() {
    let Some(shared) = support::shared() else { return };
    let (published, declared) = (Published::read(&shared), declared());
    let mut complaints = Vec::new();
    for (name, complex) in &declared.complex {
        let facts = (published.complex(name), published.bases(name));
        let (Some(facts), Some(bases)) = facts else {
            complaints.push(format!("{name} is not published"));
            continue;
        };
        let own_facts = declared::complex_facts(complex);
        let facts = deviate(name, of_simulated(name, facts, &own_facts));
        complaints.extend(difference(name, facts, &own_facts));
        complaints.extend(difference(name, bases, &declared::bases(complex)));
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn simple_types_are_as_published() {
    let Some(shared) = support::shared() else { return };
    let (published, declared) = (Published::read(&shared), declared());
    for (name, simple) in &declared.simple {
        assert_eq!(published.simple(name), Some(declared::simple_definition(simple)), "{name}");
    }
}

#[test]
fn global_elements_are_as_published() {
    let Some(shared) = support::shared() else { return };
    let published = Published::read(&shared);
    for element in global_elements() {
        let name = declared::element_name(element);
        assert_eq!(published.elements.get(&name), Some(&declared::element_type(element)), "{name}");
    }
}

#[test]
fn the_types_declared_are_counted() {
    let Some(shared) = support::shared() else { return };
    let (published, declared) = (Published::read(&shared), declared());
    let count = declared.complex.len() + declared.simple.len();
    let rest = published.count() - count;
    println!("{count} types are declared, {rest} published ones are not");
    println!("deviation: {OF_OPERATIONS} has the branches of operations that are simulated");
    for Deviation { of_type, published, declared, reason } in DEVIATIONS {
        println!("deviation: {of_type} has `{}` for `{published}`: {reason}", declared.join("; "));
    }
}

#[test]
fn differences_are_found() {
    let facts = |facts: &[&str]| facts.iter().map(|&fact| fact.to_owned()).collect::<Vec<_>>();
    assert!(difference("t", facts(&["a", "b"]), &facts(&["b", "a"])).is_some());
    assert!(difference("t", facts(&["a"]), &facts(&["a", "b"])).is_some());
    assert!(difference("t", facts(&["a", "b"]), &facts(&["a"])).is_some());
    assert_eq!(difference("t", facts(&["a", "b"]), &facts(&["a", "b"])), None);
    let Deviation { of_type, published, declared, .. } = DEVIATIONS[0];
    assert_eq!(deviate("t:Other", facts(&[published])), [published]);
    assert_eq!(deviate(of_type, facts(&[published, "b"])), [declared, &["b"]].concat());
    let (all, some) = (facts(&["a:A | b:B | c:C [1..*]"]), facts(&["c:C | a:A [1..*]"]));
    let other = facts(&["c:C | a:B [1..*]"]);
    assert_eq!(of_simulated(OF_OPERATIONS, all.clone(), &some), some);
    assert_eq!(of_simulated(OF_OPERATIONS, all.clone(), &other), all);
    assert_eq!(of_simulated("t:Other", all.clone(), &some), all);
}

fn declared() -> Declared {
    let mut declared = Declared::default();
    ROOTS.iter().for_each(|of_type| declared.add(of_type()));
    let kinds = ItemKind::ELEMENTS.iter().chain(FolderKind::ELEMENTS);
    global_elements().chain(kinds).for_each(|element| declared.add((element.of_type)()));
    declared
}

/// [`ELEMENTS`], but for the fault, which SOAP declares and not EWS.
fn global_elements() -> impl Iterator<Item = &'static Element> {
    ELEMENTS.iter().copied().flatten().filter(|element| element.namespace != Namespace::Soap)
}

/// The published facts of a type as the crate deviates from them.
fn deviate(name: &str, facts: Vec<String>) -> Vec<String> {
    let own = |fact: String| match DEVIATIONS.iter().find(|it| it.of_type == name && it.published == fact) {
        Some(deviation) => deviation.declared.iter().map(|&own| own.to_owned()).collect(),
        None => vec![fact],
    };
    facts.into_iter().flat_map(own).collect()
}

/// The published facts of [`OF_OPERATIONS`] without what the crate leaves out there, in the crate's order.
/// The facts of any other type stay as they are.
fn of_simulated(name: &str, facts: Vec<String>, own_facts: &[String]) -> Vec<String> {
    let split = |fact: &str| -> BTreeSet<String> {
        let branches = fact.strip_suffix(" [1..*]").unwrap_or(fact);
        branches.split(" | ").filter(|branch| !branch.is_empty()).map(str::to_owned).collect()
    };
    match (name, &facts[..], own_facts) {
        (OF_OPERATIONS, [published], [own]) if split(own).is_subset(&split(published)) => own_facts.to_vec(),
        _ => facts,
    }
}

/// Where two lists of facts about a type first part.
fn difference(name: &str, published: Vec<String>, declared: &[String]) -> Option<String> {
    if published == declared {
        return None;
    }
    let place =
        published.iter().zip(declared).take_while(|(published, declared)| published == declared).count();
    let at = |facts: &[String]| facts.get(place).cloned().unwrap_or_else(|| "nothing more".to_owned());
    Some(format!("{name}: published is `{}`, declared is `{}`", at(&published), at(declared)))
}
