use super::*;
use crate::ResponseCode;
use crate::mailbox::{DeleteType, FolderUpdate, ImGroupKey, NewContact, NewFolder};
use crate::property::FolderKind;
use crate::schema::{And, Exists, FieldUri, MultipleOperandBooleanExpression};
use crate::search::MOST_NODES;

const NOW: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

fn exists() -> SearchExpression {
    SearchExpression::Exists(Exists { path: FieldUri::of("item:Subject").into() })
}

fn parameters(traversal: SearchFolderTraversal, bases: &[FolderKey]) -> SearchParameters {
    SearchParameters::new(traversal, exists(), bases.into(), &TimeZone::UTC).expect("a sound restriction")
}

fn search(mailbox: &mut Mailbox, name: &str, parameters: Option<SearchParameters>) -> FolderKey {
    let new =
        NewFolder::of_kind(FolderKind::SearchFolder, name).with(|new| new.search_parameters = parameters);
    mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new).expect("the name is free")
}

/// Contacts, inner below it, and the contacts Ann and Bob in them; and Eve in a folder in Deleted Items.
fn furnished() -> (Mailbox, [FolderKey; 2], [u64; 3]) {
    let mut mailbox = Mailbox::new(1, "ada@example.test", "Ada");
    let folder = |mailbox: &mut Mailbox, parent, name| {
        mailbox.create_folder(parent, NewFolder::named(name)).expect("the name is free")
    };
    let inner = folder(&mut mailbox, FolderKey::CONTACTS, "inner");
    let deleted = folder(&mut mailbox, FolderKey::INBOX, "deleted");
    let items = [("Bob", inner), ("Eve", deleted)].map(|(name, to)| {
        let new = NewContact { display_name: name, ..NewContact::default() };
        let made = mailbox.add_contact(new, NOW);
        mailbox.move_item(made.into(), to).expect("contacts are moved anywhere").0
    });
    let ann = mailbox.add_contact(NewContact { display_name: "Ann", ..NewContact::default() }, NOW).0;
    mailbox.delete_folder(deleted, DeleteType::MoveToDeletedItems).expect("a folder of the client");
    (mailbox, [inner, deleted], [ann, items[0], items[1]])
}

/// What is shown if the restriction is true of all but the IM groups that every mailbox has.
fn shown(mailbox: &Mailbox, key: FolderKey) -> Vec<u64> {
    mailbox.items_shown_by(key, |_, item| item > ImGroupKey::FAVORITES.0).into_iter().collect()
}

#[test]
fn fi_179_a_restriction_that_cannot_be_evaluated_is_refused() {
    let traversal = SearchFolderTraversal::Shallow;
    let long = SearchExpression::And(And {
        operands: MultipleOperandBooleanExpression { expressions: vec![exists(); MOST_NODES] },
    });
    let refused = SearchParameters::new(traversal, long, Vec::new(), &TimeZone::UTC).expect_err("too long");
    assert_eq!(refused.code(), ResponseCode::ErrorRestrictionTooLong);
}

#[test]
fn what_is_no_search_folder_or_has_not_been_told_shows_nothing() {
    let (mut mailbox, ..) = furnished();
    let untold = search(&mut mailbox, "untold", None);
    for key in [untold, FolderKey::CONTACTS, FolderKey(0xffff)] {
        assert!(shown(&mailbox, key).is_empty());
    }
}

#[test]
fn fi_061_fi_175_a_shallow_search_stays_in_its_base_folders_and_a_deep_one_goes_below() {
    use SearchFolderTraversal::{Deep, Shallow};
    let (mut mailbox, [inner, deleted], [ann, bob, eve]) = furnished();
    for (place, (traversal, bases, expected)) in [
        (Shallow, vec![FolderKey::CONTACTS], vec![ann]),
        (Shallow, vec![FolderKey::CONTACTS, inner], vec![bob, ann]),
        (Deep, vec![FolderKey::CONTACTS, inner], vec![bob, ann]),
        (Deep, vec![FolderKey::MSG_FOLDER_ROOT], vec![bob, ann]),
        (Deep, vec![FolderKey::MSG_FOLDER_ROOT, FolderKey::DELETED_ITEMS], vec![bob, eve, ann]),
        (Deep, vec![deleted], vec![eve]),
        (Shallow, vec![], vec![]),
    ]
    .into_iter()
    .enumerate()
    {
        let parameters = parameters(traversal, &bases);
        let key = search(&mut mailbox, &place.to_string(), Some(parameters));
        assert_eq!(shown(&mailbox, key), expected, "{traversal:?} {bases:?}");
    }
}

#[test]
fn fi_176_an_item_is_shown_while_the_restriction_is_true_of_it() {
    let (mut mailbox, _, [ann, bob, _]) = furnished();
    let deep = parameters(SearchFolderTraversal::Deep, &[FolderKey::CONTACTS]);
    let key = search(&mut mailbox, "a", Some(deep.clone()));
    for item in [ann, bob] {
        let found = mailbox.items_shown_by(key, |restriction, own| {
            assert_eq!(restriction, &deep.restriction);
            own == item
        });
        assert_eq!(found, BTreeSet::from([item]));
    }
}

#[test]
fn a_search_folder_can_look_into_others_even_in_a_circle_and_into_deleted_ones() {
    let (mut mailbox, [inner, _], [ann, bob, _]) = furnished();
    let shallow = |bases: &[FolderKey]| Some(parameters(SearchFolderTraversal::Shallow, bases));
    let first = search(&mut mailbox, "first", shallow(&[inner]));
    let second = search(&mut mailbox, "second", shallow(&[first, FolderKey::CONTACTS]));
    assert_eq!(shown(&mailbox, second), [bob, ann]);
    let circle =
        FolderUpdate::SearchParameters(parameters(SearchFolderTraversal::Shallow, &[second, inner]).into());
    mailbox.update_folder(first, vec![circle]).expect("both are there");
    assert_eq!(shown(&mailbox, second), [bob, ann]);
    mailbox.delete_folder(first, DeleteType::HardDelete).expect("a folder of the client");
    assert_eq!(shown(&mailbox, second), [ann]);
}
