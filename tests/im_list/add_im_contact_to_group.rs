//! `AddImContactToGroup`: IM-070 to IM-081 and IM-192.

use ews_sim::ResponseCode;
use ews_sim::operation::im_list::{AddImContactToGroup, AddImContactToGroupResponse};
use ews_sim::schema::ItemId;

use crate::support::im_list::*;
use crate::support::succeed;

#[test]
fn im_076_the_contact_comes_first_and_is_required() {
    let mut simulator = scene();
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let expected = |name: &str| format!("List of possible elements expected: '{name}'.");
    for (children, words) in [
        (String::new(), format!("has incomplete content. {}", expected("ContactId"))),
        (id("m:GroupId", &work), format!("has invalid child element 'GroupId'. {}", expected("ContactId"))),
        (
            id("m:ContactId", &eve) + &id("m:ContactId", &eve),
            format!("has invalid child element 'ContactId'. {}", expected("GroupId")),
        ),
    ] {
        let body = format!("<m:AddImContactToGroup>{children}</m:AddImContactToGroup>");
        violate(&mut simulator, &body, &format!("The element 'AddImContactToGroup' {words}"));
    }
    for children in [
        "<m:ContactId/>".to_owned(),
        r#"<m:ContactId ChangeKey="EQAAAA=="/>"#.to_owned(),
        format!("{}<m:GroupId/>", id("m:ContactId", &eve)),
    ] {
        let body = format!("<m:AddImContactToGroup>{children}</m:AddImContactToGroup>");
        violate(&mut simulator, &body, "The required attribute 'Id' is missing.");
    }
}

#[test]
fn im_071_077_a_contact_that_is_gone_or_not_on_the_list_is_refused() {
    let simulator = scene();
    let family = group_id(&simulator, "Family");
    let code = ResponseCode::ErrorInvalidImContactId;
    let wrong = [
        ordinary_contact_id(&simulator, "Olga"),
        group_id(&simulator, "Work"),
        group_id(&simulator, "Favorites"),
        group_id(&simulator, "Team"),
    ];
    for group in [Some(&family), None] {
        refuse_other_ids(&simulator, |id| add_im_contact_to_group(id, group), code, (code, &wrong));
    }
}

#[test]
fn im_078_079_a_group_that_is_gone_or_holds_no_contacts_is_refused() {
    let simulator = scene();
    let eve = contact_id(&simulator, "Eve");
    let wrong = [
        group_id(&simulator, "Team"),
        eve.clone(),
        contact_id(&simulator, "Tom"),
        ordinary_contact_id(&simulator, "Olga"),
    ];
    refuse_other_ids(
        &simulator,
        |id| add_im_contact_to_group(&eve, Some(id)),
        ResponseCode::ErrorItemNotFound,
        (ResponseCode::ErrorInvalidImGroupId, &wrong),
    );
}

/// The forms of both ids come before what they name, and the contact before the group.
#[test]
fn the_first_thing_wrong_is_the_one_answered() {
    let mut simulator = scene();
    let [nobody, nothing] = [0, 1].map(|at| ids_of_nothing(&mut simulator.clone())[at].clone());
    let malformed = ItemId { id: "AAAA".to_owned(), change_key: None };
    let empty = ItemId::default();
    let foreign = with_moniker(&nothing, "nowhere");
    for (contact, group, code) in [
        (&malformed, &empty, ResponseCode::ErrorInvalidIdMalformed),
        (&empty, &malformed, ResponseCode::ErrorInvalidIdEmpty),
        (&foreign, &malformed, ResponseCode::ErrorInvalidIdMalformed),
        (&nobody, &foreign, ResponseCode::ErrorNonExistentMailbox),
        (&nobody, &nothing, ResponseCode::ErrorInvalidImContactId),
    ] {
        refuse_in_words(&mut simulator, &add_im_contact_to_group(contact, Some(group)), code);
    }
}

#[test]
fn im_070_a_contact_of_the_list_joins_a_group() {
    let mut simulator = scene();
    let (eve, family) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Family"));
    let reply = succeed(&mut simulator, &add_im_contact_to_group(&eve, Some(&family)));
    assert_no_payload(&reply);
    assert_eq!(
        list(&simulator),
        ["Other Contacts:", "Tagged:", "Favorites:", "Work: Eve, Tom", "Family: Tom, Eve", "Team:"]
    );
    let reply = succeed(&mut simulator, &get_im_items(&[], &[family]));
    assert_eq!(
        reply.ids("ItemId").last().map(|it| &it.id),
        Some(&eve.id),
        "last added, last listed\n{reply}"
    );
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    let (eve, family) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Family"));
    accept_every_change_key(&simulator, |id| add_im_contact_to_group(id, Some(&family)), &eve);
    accept_every_change_key(&simulator, |id| add_im_contact_to_group(&eve, Some(id)), &family);
}

#[test]
fn im_072_080_a_contact_may_be_in_several_groups_favorites_and_tagged_among_them() {
    let mut simulator = scene();
    let eve = contact_id(&simulator, "Eve");
    for group in ["Favorites", "Tagged", "Family"] {
        let group = group_id(&simulator, group);
        succeed(&mut simulator, &add_im_contact_to_group(&eve, Some(&group)));
    }
    assert_eq!(groups_of(&simulator, "Eve"), ["Tagged", "Favorites", "Work", "Family"]);
}

#[test]
fn im_073_the_first_other_group_takes_a_contact_out_of_other_contacts() {
    for group in ["Work", "Favorites", "Tagged"] {
        let mut simulator = scene();
        let ann = seed_contact(&mut simulator, "Ann", &[]);
        assert_eq!(groups_of(&simulator, "Ann"), ["Other Contacts"]);
        let id = group_id(&simulator, group);
        succeed(&mut simulator, &add_im_contact_to_group(&ann, Some(&id)));
        assert_eq!(groups_of(&simulator, "Ann"), [group]);
    }
}

#[test]
fn im_074_075_a_member_stays_one_and_without_a_group_nothing_changes() {
    let mut simulator = scene();
    seed_contact(&mut simulator, "Ann", &[]);
    seed_contact(&mut simulator, "Fay", &["Favorites", "Tagged"]);
    let other = group_id(&simulator, "Other Contacts");
    for name in ["Ann", "Eve", "Fay"] {
        let contact = contact_id(&simulator, name);
        let own = group_id(&simulator, groups_of(&simulator, name)[0]);
        for group in [None, Some(&own), Some(&other)] {
            let before = simulator.clone();
            assert_no_payload(&succeed(&mut simulator, &add_im_contact_to_group(&contact, group)));
            assert!(simulator == before, "{name}");
        }
    }
}

#[test]
fn im_081_no_contact_is_made_and_none_changes() {
    let mut simulator = scene_with(|policies| policies.max_im_contacts = 2);
    let (eve, family) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Family"));
    succeed(&mut simulator, &add_im_contact_to_group(&eve, Some(&family)));
    assert_eq!(ada(&simulator).im_contacts().count(), 2);
    assert_eq!(contact_id(&simulator, "Eve"), eve, "id and change key are the same");
    assert_eq!(group_id(&simulator, "Family"), family);
}

#[test]
fn im_192_a_tagged_contact_is_in_other_contacts_only_where_the_policy_says_so() {
    for (counts, groups) in [(true, &["Tagged"][..]), (false, &["Other Contacts", "Tagged"])] {
        let mut simulator = scene_with(|policies| policies.tagged_counts_for_other_contacts = counts);
        let ann = seed_contact(&mut simulator, "Ann", &[]);
        let (tagged, work) = (group_id(&simulator, "Tagged"), group_id(&simulator, "Work"));
        succeed(&mut simulator, &add_im_contact_to_group(&ann, Some(&tagged)));
        assert_eq!(groups_of(&simulator, "Ann"), groups);
        succeed(&mut simulator, &add_im_contact_to_group(&ann, Some(&work)));
        assert_eq!(groups_of(&simulator, "Ann"), ["Tagged", "Work"]);
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let (eve, family) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Family"));
    let olga = ordinary_contact_id(&simulator, "Olga");
    let request = AddImContactToGroup { contact_id: olga.clone(), group_id: None };
    let refused = call_as_sent(&simulator, &request, &add_im_contact_to_group(&olga, None));
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImContactId.into()));
    let body = add_im_contact_to_group(&eve, Some(&family));
    let request = AddImContactToGroup { contact_id: eve, group_id: Some(family) };
    assert_eq!(call_as_sent(&simulator, &request, &body), Ok(AddImContactToGroupResponse {}));
}
