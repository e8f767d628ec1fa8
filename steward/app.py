"""The one way in. Imported it is the server; run by that server it frames the screen asked for."""

if __name__ != "__main__":
    from steward.server import application

    app = application()
else:
    from steward.frame import frame

    frame()
