//! Operations that a test adds or replaces.

use std::time::Duration;

use ews_sim::double::{Calls, Expected, Trouble};
use ews_sim::mailbox::NewImContact;
use ews_sim::operation::im_list::{AddImGroup, GetImItemList};
use ews_sim::operation::item::{DeleteItem, FindItem, FindItemResponseMessage, GetItem};
use ews_sim::operation::{Batch, Unit};
use ews_sim::property::{ItemObject, ItemProperty, PropertyValue};
use ews_sim::schema::{BaseItemId, FindItemParent, FoundItems};
use ews_sim::wire::ExchangeVersion;
use ews_sim::{Error, Operation, ResponseCode, Simulator};

use crate::declare_operation::{CountSubjects, CountSubjectsResponse};
use crate::scene::{add_group, delete_items, get_items, message, messages, panic_of, subjects};
use crate::support::{ADA, BOB, refuse, send, simulator, succeed};

const COUNT: &str = "<m:CountSubjects IgnoreCase=\"true\"><m:Word>a</m:Word></m:CountSubjects>";

fn extended() -> Simulator {
    let mut simulator = simulator();
    simulator.add_operation::<CountSubjects>();
    simulator
}

fn count(word: &str) -> CountSubjects {
    CountSubjects { word: word.to_owned(), ignore_case: None }
}

#[test]
fn an_operation_that_has_not_been_added_is_unknown() {
    let mut simulator = extended();
    let mut plain = crate::support::simulator();
    refuse(&mut plain, COUNT, ResponseCode::ErrorInvalidRequest);
    assert!(plain != simulator);
    assert!(plain == crate::support::simulator());
    succeed(&mut simulator, COUNT);
}

#[test]
fn an_added_operation_is_validated_like_any_other() {
    let mut simulator = extended();
    let schema = ResponseCode::ErrorSchemaValidation;
    for body in [
        "<m:CountSubjects/>",
        "<m:CountSubjects IgnoreCase=\"perhaps\"><m:Word/></m:CountSubjects>",
        "<m:CountSubjects Case=\"1\"><m:Word/></m:CountSubjects>",
        "<m:CountSubjects><m:Word/><m:Word/></m:CountSubjects>",
    ] {
        let reply = refuse(&mut simulator, body, schema);
        assert_eq!(reply.status(), 500);
    }
    let older = crate::support::envelope_for("Exchange2010", COUNT);
    let reply = crate::support::send_bytes(&mut simulator, ADA, older.as_bytes());
    assert_eq!(reply.code(), Some(ResponseCode::ErrorIncorrectSchemaVersion));
}

#[test]
fn an_added_operation_sees_the_mailbox_of_the_caller() {
    let mut simulator = extended();
    message(&mut simulator, ADA, "Alpha");
    message(&mut simulator, ADA, "Beta");
    message(&mut simulator, BOB, "Gamma");
    let refused = simulator.call(ADA, &count("")).expect_err("no word");
    let code = ResponseCode::ErrorInvalidArgument;
    assert_eq!((refused.code(), refused.text()), (code, "Which word?"));
    assert_eq!(simulator.call(ADA, &count("a")), Ok(CountSubjectsResponse { count: Some(2) }));
    assert_eq!(simulator.call(BOB, &count("Alpha")), Ok(CountSubjectsResponse { count: Some(0) }));
    assert_eq!(succeed(&mut simulator, COUNT).texts("Count"), ["2"]);
}

#[test]
fn rules_and_journal_know_an_added_operation() {
    let mut simulator = extended();
    simulator.keep_journal_with_bytes(10);
    simulator.fail_next::<CountSubjects>(ResponseCode::ErrorTimeoutExpired);
    let short = Calls::of::<CountSubjects>().when(|request: &CountSubjects| request.word.len() < 3);
    simulator.fail(short.clone(), Trouble::fault(ResponseCode::ErrorADUnavailable));
    let codes = ["abc", "ab", "abc"].map(|word| {
        simulator.call(ADA, &count(word)).map_or_else(|error| error.code(), |_| ResponseCode::NoError)
    });
    let expected =
        [ResponseCode::ErrorTimeoutExpired, ResponseCode::ErrorADUnavailable, ResponseCode::NoError];
    assert_eq!(codes, expected);
    simulator.verify(&Expected::calls(short).times(1));
}

#[test]
fn misuse_panics_with_a_sentence() {
    let mut simulator = extended();
    assert_eq!(
        panic_of(|| simulator.clone().add_operation::<CountSubjects>()),
        "there is an operation CountSubjects already"
    );
    assert_eq!(
        panic_of(|| simulator.clone().add_operation::<AddImGroup>()),
        "there is an operation AddImGroup already"
    );
    assert_eq!(
        panic_of(|| crate::support::simulator()
            .replace_operation(|request: CountSubjects, context| { request.execute(context) })),
        "there is no operation CountSubjects to replace; add it with Simulator::add_operation"
    );
    assert_eq!(
        panic_of(|| simulator.add_operation::<CountInBatches>()),
        "CountInBatches cannot answer with response messages inside its response element; \
         let its Answer be Result<T>"
    );
    succeed(&mut simulator, COUNT);
}

ews_sim::message! {
    /// An operation that would need a type of the crate to be another.
    struct CountInBatches: messages "CountInBatchesType" {}
}

impl Operation for CountInBatches {
    const NAME: &'static str = "CountInBatches";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Batch<GetItem>;

    fn execute(self, context: &mut ews_sim::operation::Context<'_>) -> Self::Answer {
        Batch::run(context, [(); 0], |_, ()| Err(ResponseCode::ErrorInvalidRequest.into()))
    }
}

#[test]
fn a_replaced_operation_refuses_changes_nothing_and_can_be_restored() {
    let mut simulator = simulator();
    let refusing = |request: AddImGroup, context: &mut ews_sim::operation::Context<'_>| {
        if &*request.display_name == "Work" {
            return Err(Error::new(ResponseCode::ErrorAccessDenied));
        }
        request.execute(context)
    };
    simulator.replace_operation(refusing);
    assert_eq!(add_group(&mut simulator, ADA, "Work"), ResponseCode::ErrorAccessDenied);
    assert_eq!(add_group(&mut simulator, ADA, "Play"), ResponseCode::NoError);
    let mut fork = simulator.clone();
    assert!(fork == simulator);
    fork.replace_operation(refusing);
    assert!(fork != simulator, "it might be other code");
    simulator.restore_operation::<AddImGroup>();
    simulator.restore_operation::<CountSubjects>();
    assert_eq!(add_group(&mut simulator, ADA, "Work"), ResponseCode::NoError);
    assert_eq!(add_group(&mut fork, ADA, "Work"), ResponseCode::ErrorAccessDenied);
}

#[test]
fn an_added_operation_stays_when_its_replacement_goes() {
    let mut simulator = extended();
    simulator.restore_operation::<CountSubjects>();
    succeed(&mut simulator, COUNT);
}

#[test]
fn note_48_a_delete_claims_success() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    simulator.replace_operation(|request: DeleteItem, context| {
        Batch::run(context, request.item_ids.item_ids, |_, _| Ok(Default::default()))
    });
    assert!(send(&mut simulator, &delete_items(&ids)).is_success());
    assert_eq!(subjects(&simulator), ["1", "2"]);
}

/// What a page of two items holds: the ids, the offset of the next page, and whether it is the last.
fn page(simulator: &mut Simulator) -> (Vec<String>, Vec<String>, bool) {
    let find = "<m:FindItem Traversal=\"Shallow\">\
        <m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
        <m:IndexedPageItemView MaxEntriesReturned=\"2\" Offset=\"0\" BasePoint=\"Beginning\"/>\
        <m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds></m:FindItem>";
    let reply = succeed(simulator, find);
    let document = reply.document().expect("a hook answers with valid messages");
    let root = document.body().descendants().find(|node| node.element().name == "RootFolder");
    let root = root.expect("something has been found");
    let offset = root.attribute("IndexedPagingOffset").map(str::to_owned).into_iter().collect();
    let ids = reply.ids("ItemId").into_iter().map(|id| id.id).collect();
    (ids, offset, root.attribute("IncludesLastItemInRange") == Some("true"))
}

/// Changes what each search of items finds.
fn find_otherwise(simulator: &mut Simulator, change: impl Fn(&mut FindItemParent) + Send + Sync + 'static) {
    simulator.replace_operation(move |request: FindItem, context| {
        let mut answer = request.execute(context);
        for unit in answer.units_mut() {
            if let Unit::Success(message) = unit {
                message.root_folder.iter_mut().for_each(&change);
            }
        }
        answer
    });
}

fn items(found: &mut FindItemParent) -> &mut Vec<ItemObject> {
    match &mut found.found {
        FoundItems::Items(items) => &mut items.items,
        FoundItems::Groups(_) => panic!("no groups were asked for"),
    }
}

#[test]
fn note_29_pages_that_do_not_advance() {
    let mut simulator = simulator();
    messages(&mut simulator, 3);
    let (ids, offset, is_last) = page(&mut simulator);
    assert_eq!((ids.len(), offset, is_last), (2, vec!["2".to_owned()], false));
    for stuck in [0, 2] {
        find_otherwise(&mut simulator, move |found| {
            found.indexed_paging_offset = Some(stuck);
            items(found).clear();
        });
        assert_eq!(page(&mut simulator), (Vec::new(), vec![stuck.to_string()], false));
    }
}

#[test]
fn note_31_the_same_entry_twice() {
    let mut simulator = simulator();
    let first = messages(&mut simulator, 1).remove(0).id;
    find_otherwise(&mut simulator, |found| {
        let twice = items(found).clone();
        items(found).extend(twice);
    });
    assert_eq!(page(&mut simulator).0, [first.clone(), first]);
}

#[test]
fn note_32_search_lags_behind_writes() {
    let mut simulator = simulator();
    let old = messages(&mut simulator, 1).remove(0);
    simulator.advance(Duration::from_secs(60));
    simulator.replace_operation(|request: FindItem, context| {
        let mut answer = request.execute(context);
        let is_indexed = |item: &ItemObject| {
            let Some(PropertyValue::ItemId(id)) = item.get(ItemProperty::ItemId) else { return false };
            let target = context.item_target(&BaseItemId::ItemId((**id).clone()));
            let created = target.and_then(|target| Ok(context.item(target)?.date_time_created()));
            let age = created.ok().flatten().map(|created| context.now().duration_since(created));
            age.is_some_and(|age| age.as_secs() >= 5)
        };
        for unit in answer.units_mut() {
            if let Unit::Success(FindItemResponseMessage { root_folder: Some(found), .. }) = unit {
                items(found).retain(is_indexed);
            }
        }
        answer
    });
    let new = message(&mut simulator, ADA, "New");
    assert_eq!(page(&mut simulator).0, std::slice::from_ref(&old.id));
    assert!(send(&mut simulator, &get_items(std::slice::from_ref(&new))).is_success());
    simulator.advance(Duration::from_secs(5));
    assert_eq!(page(&mut simulator).0, [new.id, old.id]);
}

#[test]
fn note_67_a_group_names_a_member_without_a_persona() {
    let mut simulator = simulator();
    let added = simulator.seed(ADA, |mailbox, now| {
        let work = mailbox.add_im_group("Work")?;
        let bob = NewImContact { im_address: BOB, display_name: Some("Bob") };
        mailbox.add_im_contact(bob, Some(work), now)
    });
    added.expect("there is room");
    let list = "<m:GetImItemList/>";
    let whole = succeed(&mut simulator, list);
    assert_eq!(whole.texts("DisplayName").iter().filter(|name| *name == "Bob").count(), 1);
    simulator.replace_operation(|request: GetImItemList, context| {
        let mut answer = request.execute(context)?;
        if let Some(list) = &mut answer.im_item_list {
            list.personas = None;
        }
        Ok(answer)
    });
    let halved = succeed(&mut simulator, list);
    assert!(halved.ids("PersonaId").is_empty());
    assert_eq!(halved.ids("ItemId"), whole.ids("ItemId"), "the group still names its member");
}

#[cfg(feature = "shared")]
#[test]
fn threads_share_added_operations_and_rules() {
    let mut simulator = extended();
    message(&mut simulator, ADA, "Alpha");
    let shared = ews_sim::SharedSimulator::new(simulator);
    let request = crate::support::envelope(COUNT);
    assert_eq!(shared.handle(ADA, request.as_bytes()).texts("Count"), ["1"]);
    shared.with(|simulator| simulator.fail_next::<CountSubjects>(Trouble::html(502)));
    shared.with(|simulator| simulator.keep_journal(1));
    let answers = [0; 2].map(|_| shared.handle(ADA, request.as_bytes()));
    assert_eq!(answers.map(|reply| reply.status()), [502, 200]);
    assert_eq!(shared.fork().journal().count(), 2);
}

#[test]
fn what_is_explained_is_what_the_server_would_say() {
    let mut simulator = extended();
    simulator.fail(Calls::any(), Trouble::unauthorized());
    let before = simulator.clone();
    let explanation = simulator.explain(ADA, crate::support::envelope(COUNT).as_bytes());
    assert!(explanation.reply().is_success(), "{explanation}");
    assert!(simulator == before);
    assert_eq!(crate::scene::post(&mut simulator, ADA, COUNT).status(), 401);
}
