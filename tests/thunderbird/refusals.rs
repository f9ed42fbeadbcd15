//! What is refused, by response messages and by faults, and which server says so.

use ews::mark_as_junk::MarkAsJunk;
use ews::move_folder::MoveFolder;
use ews::server_version::ExchangeServerVersion;
use ews::soap::Header;
use ews::{BaseFolderId, DeleteType, OperationResponse as _, ResponseClass};
use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{
    Thunderbird, create_folder, delete_folder, delete_item, distinguished, folder, get_folder, item, listed,
    set_read, shown, sync_items, transferred_folders,
};

#[test]
fn refusals_are_read_with_their_code_and_text() {
    let mut client = Thunderbird::new();
    let inbox = || distinguished("inbox");
    let gone = client.create_folder(inbox(), "Gone");
    client.succeed(delete_folder(folder(&gone), DeleteType::HardDelete));
    client.refuse(get_folder(folder(&gone)), ResponseCode::ErrorItemNotFound);
    client.refuse(get_folder(BaseFolderId::new_folder("AAAA")), ResponseCode::ErrorInvalidIdMalformed);
    client.create_folder(inbox(), "There");
    client.refuse(create_folder(inbox(), "There"), ResponseCode::ErrorFolderExists);
    client
        .refuse(delete_folder(inbox(), DeleteType::HardDelete), ResponseCode::ErrorDeleteDistinguishedFolder);
    let inbox_to_drafts = transferred_folders(vec![inbox()], distinguished("drafts"));
    client.refuse(MoveFolder { inner: inbox_to_drafts }, ResponseCode::ErrorMoveDistinguishedFolder);
    let message = client.file("inbox", "Gone", true);
    client.succeed(delete_item(&message, DeleteType::HardDelete));
    client.refuse(listed(vec![item(&message)], true), ResponseCode::ErrorItemNotFound);
    client.refuse(delete_item(&message, DeleteType::HardDelete), ResponseCode::ErrorItemNotFound);
    client.refuse(set_read(&message, true), ResponseCode::ErrorItemNotFound);
    let broken = sync_items(inbox(), Some("none".to_owned()), 10);
    client.refuse(broken, ResponseCode::ErrorInvalidSyncStateData);
}

#[test]
fn what_a_version_lacks_is_read_as_a_fault() {
    let mut client = Thunderbird::of(ServerProfile::default(), ExchangeServerVersion::Exchange2010_SP2);
    let id = client.file("inbox", "One", true);
    let fault = client.fault(MarkAsJunk { is_junk: true, move_item: true, item_ids: vec![item(&id)] });
    let code = fault.detail.and_then(|detail| detail.response_code).map(|code| format!("{code:?}"));
    assert_eq!(
        code.as_deref(),
        Some(ResponseCode::ErrorIncorrectSchemaVersion.name()),
        "{}",
        fault.faultstring
    );
}

#[test]
fn answers_of_every_server_are_read_and_say_which_it_is() {
    for &profile in ServerProfile::ALL {
        let mut client = Thunderbird::of(profile, ExchangeServerVersion::Exchange2007_SP1);
        let answer = client.send(get_folder(distinguished("inbox"))).expect("every server has folders");
        let said = answer.headers.iter().any(|header| matches!(header, Header::ServerVersionInfo(_)));
        assert!(said, "{profile:?}");
        let [ResponseClass::Success(found)] = answer.body.response_messages() else { panic!("{profile:?}") };
        assert_eq!(shown(&found.folders.inner).name.as_deref(), Some("Inbox"), "{profile:?}");
        client.refuse(get_folder(BaseFolderId::new_folder("AAAA")), ResponseCode::ErrorInvalidIdMalformed);
    }
}
