//! `AddNewImContactToGroup`: IM-092 to IM-105.

use std::time::Duration;

use ews_sim::ResponseCode;
use ews_sim::mailbox::FolderKey;
use ews_sim::operation::im_list::AddNewImContactToGroup;

use crate::support::im_list::*;
use crate::support::{BOB, succeed};

const ANN: &str = "ann@example.test";

#[test]
fn im_103_address_name_and_group_have_their_order_and_are_not_empty() {
    let mut simulator = scene();
    let work = id("m:GroupId", &group_id(&simulator, "Work"));
    let (address, name) = ("<m:ImAddress>a@b</m:ImAddress>", "<m:DisplayName>A</m:DisplayName>");
    for (children, unexpected, expected) in [
        (format!("{name}{address}{work}"), "invalid child element 'DisplayName'", "ImAddress"),
        (format!("{work}{address}"), "invalid child element 'GroupId'", "ImAddress"),
        (format!("{address}{address}"), "invalid child element 'ImAddress'", "DisplayName, GroupId"),
        (format!("{address}{name}{name}"), "invalid child element 'DisplayName'", "GroupId"),
        (String::new(), "incomplete content", "ImAddress"),
    ] {
        let body = format!("<m:AddNewImContactToGroup>{children}</m:AddNewImContactToGroup>");
        let words = format!(
            "The element 'AddNewImContactToGroup' has {unexpected}. \
             List of possible elements expected: '{expected}'."
        );
        violate(&mut simulator, &body, &words);
    }
    let late = format!("{address}{work}{name}");
    violate(
        &mut simulator,
        &format!("<m:AddNewImContactToGroup>{late}</m:AddNewImContactToGroup>"),
        "The element 'AddNewImContactToGroup' has invalid child element 'DisplayName'.",
    );
    violate(&mut simulator, &add_new_im_contact_to_group("", None, None), &too_short("ImAddress"));
    violate(&mut simulator, &add_new_im_contact_to_group(ANN, Some(""), None), &too_short("DisplayName"));
    let no_id = format!("<m:AddNewImContactToGroup>{address}<m:GroupId/></m:AddNewImContactToGroup>");
    violate(&mut simulator, &no_id, "The required attribute 'Id' is missing.");
}

#[test]
fn im_097_098_102_a_group_that_is_gone_or_holds_no_contacts_is_refused_and_no_contact_left_behind() {
    let simulator = scene();
    let wrong = [
        group_id(&simulator, "Team"),
        contact_id(&simulator, "Eve"),
        ordinary_contact_id(&simulator, "Olga"),
    ];
    // A new address and one that is on the list.
    for address in [ANN, "eve@example.test"] {
        refuse_other_ids(
            &simulator,
            |group| add_new_im_contact_to_group(address, None, Some(group)),
            ResponseCode::ErrorItemNotFound,
            (ResponseCode::ErrorInvalidImGroupId, &wrong),
        );
    }
    assert!(!is_listed(&simulator, ANN));
}

#[test]
fn im_099_the_1001st_contact_is_refused() {
    let mut simulator = scene();
    fill_with_contacts(&mut simulator, 999);
    seed_tel_uri_contact(&mut simulator, "5550100");
    let work = group_id(&simulator, "Work");
    for group in [Some(&work), None] {
        let body = add_new_im_contact_to_group(ANN, None, group);
        refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImContactLimitReached);
    }
    assert_eq!(ada(&simulator).im_contacts().count(), 1000);
    // A group that is not there is the first thing wrong; an ordinary contact takes no room.
    let nothing = ids_of_nothing(&mut scene()).remove(0);
    let body = add_new_im_contact_to_group(ANN, None, Some(&nothing));
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorItemNotFound);

    let tom = contact_id(&simulator, "Tom");
    succeed(&mut simulator, &remove_contact_from_im_list(&tom));
    succeed(&mut simulator, &add_new_im_contact_to_group(ANN, None, Some(&work)));
}

#[test]
fn im_099_101_at_the_limit_of_the_policies_an_address_on_the_list_can_join_another_group() {
    let mut simulator = scene_with(|policies| policies.max_im_contacts = 2);
    let body = add_new_im_contact_to_group(ANN, None, None);
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImContactLimitReached);
    let family = group_id(&simulator, "Family");
    succeed(&mut simulator, &add_new_im_contact_to_group("eve@example.test", None, Some(&family)));
    assert_eq!(groups_of(&simulator, "Eve"), ["Work", "Family"]);
}

#[test]
fn im_092_093_094_the_new_contact_is_answered_and_lies_in_quick_contacts_and_its_group() {
    let mut simulator = scene();
    let work = group_id(&simulator, "Work");
    let reply = succeed(&mut simulator, &add_new_im_contact_to_group(ANN, Some("Ann"), Some(&work)));
    assert_eq!(children(&reply, "AddNewImContactToGroupResponse"), [["ResponseCode", "Persona"]], "{reply}");
    let persona = reply.read::<AddNewImContactToGroup>().expect("a success").persona.expect("a persona");
    assert_eq!(persona.display_name.as_deref(), Some("Ann"));
    assert_eq!(persona.im_address.as_deref(), Some(ANN));
    let im_addresses = persona.im_addresses.expect("one").values;
    assert_eq!(im_addresses.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), [ANN]);
    let attributions = persona.attributions.expect("one").attributions;
    assert_eq!(attributions.len(), 1);
    assert_eq!(attributions[0].source_id, contact_id(&simulator, "Ann"));
    assert_eq!(attributions[0].is_quick_contact, Some(true));

    let ann = ada(&simulator).im_contacts().last().expect("just added");
    assert_eq!(ann.folder(), FolderKey::QUICK_CONTACTS);
    assert_eq!((ann.display_name(), ann.im_address()), ("Ann", Some(ANN)));
    assert_eq!(list(&simulator)[3], "Work: Eve, Tom, Ann");
    let members = succeed(&mut simulator, &get_im_items(&[], &[work])).ids("ItemId");
    assert_eq!(members.last().map(|it| &it.id), Some(&contact_id(&simulator, "Ann").id));
    let bob = simulator.mailbox(BOB).expect("built with it");
    assert_eq!(bob.im_contacts().count(), 2, "nobody else's list changes");
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    let family = group_id(&simulator, "Family");
    accept_every_change_key(&simulator, |id| add_new_im_contact_to_group(ANN, None, Some(id)), &family);
}

#[test]
fn im_095_without_a_name_the_contact_goes_by_its_address() {
    for (address, name) in
        [(ANN, ANN), ("sip:ann@example.test", ANN), ("SIP:Ann@Example.Test", "Ann@Example.Test")]
    {
        let mut simulator = scene();
        let reply = succeed(&mut simulator, &add_new_im_contact_to_group(address, None, None));
        assert_eq!(reply.texts("DisplayNameFirstLast"), [name]);
        assert_eq!(ada(&simulator).im_contacts().last().map(|it| it.display_name()), Some(name));
    }
}

#[test]
fn im_096_without_a_group_the_contact_goes_to_other_contacts() {
    let mut simulator = scene();
    succeed(&mut simulator, &add_new_im_contact_to_group(ANN, Some("Ann"), None));
    assert_eq!(groups_of(&simulator, "Ann"), ["Other Contacts"]);
    // Naming Other Contacts says the same.
    let other = group_id(&simulator, "Other Contacts");
    succeed(&mut simulator, &add_new_im_contact_to_group("amy@example.test", Some("Amy"), Some(&other)));
    assert_eq!(groups_of(&simulator, "Amy"), ["Other Contacts"]);
}

#[test]
fn a_new_tagged_contact_is_in_other_contacts_only_where_the_policy_says_so() {
    for (counts, groups) in [(true, &["Tagged"][..]), (false, &["Other Contacts", "Tagged"])] {
        let mut simulator = scene_with(|policies| policies.tagged_counts_for_other_contacts = counts);
        let tagged = group_id(&simulator, "Tagged");
        succeed(&mut simulator, &add_new_im_contact_to_group(ANN, Some("Ann"), Some(&tagged)));
        assert_eq!(groups_of(&simulator, "Ann"), groups);
    }
}

#[test]
fn im_100_the_same_address_again_joins_the_group_and_stays_the_same_contact() {
    let mut simulator = scene();
    let first = succeed(&mut simulator, &add_new_im_contact_to_group(ANN, Some("Ann"), None));
    let ann = contact_id(&simulator, "Ann");
    for (address, group) in [
        ("ann@example.test", "Work"),
        ("ANN@Example.Test", "Family"),
        ("sip:ann@example.test", "Favorites"),
        ("SIP:Ann@example.test", "Work"),
    ] {
        let group = group_id(&simulator, group);
        let reply =
            succeed(&mut simulator, &add_new_im_contact_to_group(address, Some("Else"), Some(&group)));
        assert_eq!(reply.ids("PersonaId"), first.ids("PersonaId"));
        assert_eq!(reply.ids("SourceId"), std::slice::from_ref(&ann), "{reply}");
        assert_eq!(
            (reply.texts("DisplayNameFirstLast"), reply.texts("ImAddress")),
            (vec!["Ann".into()], vec![ANN.into()])
        );
    }
    assert_eq!(groups_of(&simulator, "Ann"), ["Favorites", "Work", "Family"]);
    assert_eq!(ada(&simulator).im_contacts().count(), 3);
    // Another scheme is another address.
    let reply = succeed(&mut simulator, &add_new_im_contact_to_group("xmpp:ann@example.test", None, None));
    assert_ne!(reply.ids("PersonaId"), first.ids("PersonaId"));
}

#[test]
fn im_104_the_address_comes_back_as_sent() {
    for address in ["Sip:Ann@Example.Test", "no address at all", " ", "\u{fc}@b"] {
        let mut simulator = scene();
        let reply = succeed(&mut simulator, &add_new_im_contact_to_group(address, Some("Ann"), None));
        assert_eq!(reply.texts("ImAddress"), [address]);
        assert_eq!(ada(&simulator).im_contacts().last().and_then(|it| it.im_address()), Some(address));
    }
}

#[test]
fn im_105_the_contact_is_as_old_as_the_virtual_time_says() {
    let mut simulator = scene();
    simulator.advance(Duration::from_millis(90_750));
    let reply = succeed(&mut simulator, &add_new_im_contact_to_group(ANN, Some("Ann"), None));
    assert_eq!(reply.texts("CreationTime"), ["2024-03-01T09:01:30Z"]);
    simulator.advance(Duration::from_secs(3600));
    let again = succeed(&mut simulator, &add_new_im_contact_to_group(ANN, None, None));
    assert_eq!(again.texts("CreationTime"), reply.texts("CreationTime"), "it is no new contact");
}

#[test]
fn a_contact_of_the_same_person_is_shown_together_with_the_others() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_new_im_contact_to_group("Olga@example.test", Some("O."), None));
    assert_eq!(reply.texts("IsQuickContact"), ["false", "true"], "{reply}");
    assert_eq!(
        reply.ids("SourceId"),
        [ordinary_contact_id(&simulator, "Olga"), contact_id(&simulator, "O.")]
    );
    assert_eq!(reply.texts("DisplayNameFirstLast"), ["Olga"], "the first contact names the person");
}

#[test]
fn the_preview_shows_the_address_as_an_e_mail_address() {
    let add = add_new_im_contact_to_group(ANN, Some("Ann"), None);
    let mut simulator = scene_with(|policies| policies.preview_2012_shape = true);
    let reply = succeed(&mut simulator, &add);
    assert_eq!(children(&reply, "EmailAddress")[0], ["Name", "EmailAddress", "RoutingType"], "{reply}");
    assert_eq!(children(&reply, "Emails1").len(), 1);
    assert_eq!(reply.texts("IsWritable"), ["true"]);
    assert_eq!(reply.ids("FolderId").len(), 1);
    assert_eq!(children(&reply, "FileAs").len(), 0);
    let reply = succeed(&mut scene(), &add);
    for absent in ["EmailAddress", "Emails1", "FolderId"] {
        assert_eq!(children(&reply, absent).len(), 0, "{absent}");
    }
    assert_eq!(
        (reply.texts("IsWritable"), reply.texts("FileAs")),
        (vec!["false".into()], vec![String::new()])
    );
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let (work, team) = (group_id(&simulator, "Work"), group_id(&simulator, "Team"));
    let request = |group| AddNewImContactToGroup {
        im_address: ANN.into(),
        display_name: Some("Ann".into()),
        group_id: Some(group),
    };
    let body = add_new_im_contact_to_group(ANN, Some("Ann"), Some(&team));
    let refused = call_as_sent(&simulator, &request(team), &body);
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImGroupId.into()));
    let body = add_new_im_contact_to_group(ANN, Some("Ann"), Some(&work));
    let added = call_as_sent(&simulator, &request(work), &body).expect("accepted");
    assert_eq!(added.persona.and_then(|persona| persona.im_address).as_deref(), Some(ANN));
}
